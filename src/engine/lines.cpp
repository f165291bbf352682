#include "engine/lines.hpp"

#include <fmt/format.h>

#include <set>

namespace confsync::engine {

namespace {

const PageKey& first_key(const PageKey& key, const PageRecord& record) {
    return record.first_key.empty() ? key : record.first_key;
}

PageRecord moved(PageRecord record, const PageKey& from, const PageKey& to) {
    record.first_key = first_key(from, record);
    if (record.first_key == to) record.first_key = {};
    return record;
}

/// The path of one may be the new path of another.
void rekey(Records& lines, const std::vector<Pair>& pairs) {
    Records taken;
    for (const Pair& pair : pairs) taken.insert(lines.extract(pair.was));
    for (const Pair& pair : pairs)
        lines.emplace(pair.now, moved(std::move(taken.at(pair.was)), pair.was, pair.now));
}

}  // namespace

const Records& lines_of(Facts& facts, const State& state, const std::vector<Pair>& pairs) {
    if (pairs.empty()) return state.pages;
    auto lines = std::make_shared<Records>(state.pages);
    rekey(*lines, pairs);
    facts.renamed = std::move(lines);
    return *facts.renamed;
}

void move_line(Records& lines, const PageKey& from, const PageKey& to) {
    auto line = lines.extract(from);
    line.mapped() = moved(std::move(line.mapped()), from, to);
    line.mapped().file.clear();
    line.key() = to;
    lines.insert(std::move(line));
}

PageNames page_names(const Records& lines, const std::vector<SourcePage>& pages) {
    PageNames names;
    std::set<std::string> used;
    for (const auto& [key, record] : lines) {
        used.insert(first_key(key, record).value);
        if (!record.first_key.empty()) names.emplace(key, record.first_key.value);
    }
    for (const auto& page : pages) {
        if (lines.contains(page.key)) continue;
        std::string name = page.key.value;
        for (int number = 2; !used.insert(name).second; ++number)
            name = fmt::format("{}#{}", page.key.value, number);
        if (name != page.key.value) names.emplace(page.key, name);
    }
    return names;
}

const std::string& name_of(const PageKey& key, const PageNames& names) {
    const auto found = names.find(key);
    return found == names.end() ? key.value : found->second;
}

}  // namespace confsync::engine
