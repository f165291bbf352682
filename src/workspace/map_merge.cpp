#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "workspace/map_json.hpp"

namespace confsync::workspace {

namespace {

using engine::CommitId;
using engine::PageKey;
using engine::PageRecord;
using engine::Records;
using engine::State;

CommitId later(const CommitId& a, const CommitId& b, const IsAncestor& is_ancestor) {
    if (a == b) return a;
    if (a.empty() || b.empty() || !is_ancestor) return {};
    if (is_ancestor(a, b)) return b;
    return is_ancestor(b, a) ? a : CommitId{};
}

std::string one_site(const State& ours, const State& theirs, const std::string& file) {
    if (ours.site == theirs.site || theirs.site.empty()) return ours.site;
    if (ours.site.empty()) return theirs.site;
    throw Error(ErrorKind::configuration,
                fmt::format("the two sides of the conflict are maps of {} and {}",
                            escape_terminal(ours.site), escape_terminal(theirs.site)),
                "choose one side: git checkout --ours or --theirs", {file, 0, 0});
}

const PageRecord* line_of(const Records& pages, const PageKey& key) {
    const auto found = pages.find(key);
    return found == pages.end() ? nullptr : &found->second;
}

/// Of two lines of a page, or of one that the other side lacks. Null: neither is wanted.
const PageRecord* chosen(const PageRecord* base, const PageRecord* ours, const PageRecord* theirs) {
    if (!ours || !theirs) {
        const PageRecord* only = ours ? ours : theirs;
        return base && *base == *only ? nullptr : only;
    }
    if (ours->version != theirs->version) return theirs->version > ours->version ? theirs : ours;
    return base && *base == *ours ? theirs : ours;
}

/// A page that one side gave another key and the other wrote under its old one has two lines: it
/// stands under the new key, as it was written last.
void join_renamed(Records& pages, const Records& base) {
    std::map<engine::PageId, PageKey> new_keys;
    for (const auto& [key, record] : pages)
        if (!base.contains(key)) new_keys.emplace(record.id, key);
    std::erase_if(pages, [&](const auto& line) {
        const auto renamed = new_keys.find(line.second.id);
        if (renamed == new_keys.end() || renamed->second == line.first) return false;
        PageRecord& kept = pages.at(renamed->second);
        if (line.second.version > kept.version) {
            const std::string file = kept.file;
            kept = line.second;
            kept.file = file;
        }
        return true;
    });
}

Records merged_pages(const Records& base, const Records& ours, const Records& theirs) {
    Records keys = ours;
    keys.insert(theirs.begin(), theirs.end());
    Records merged;
    for (const auto& [key, any] : keys)
        if (const auto* line = chosen(line_of(base, key), line_of(ours, key), line_of(theirs, key)))
            merged.emplace(key, *line);
    return merged;
}

}  // namespace

MapDocument merged_maps(const MapDocument* base, MapDocument ours, const MapDocument& theirs,
                        const std::string& file, const IsAncestor& is_ancestor) {
    for (const auto& [name, their_state] : theirs.profiles) {
        const auto [at, added] = ours.profiles.try_emplace(name, their_state);
        if (added) continue;
        State& state = at->second;
        const bool known = base && base->profiles.contains(name);
        const Records before = known ? base->profiles.at(name).pages : Records{};
        state.site = one_site(state, their_state, file);
        state.synced_commit = later(state.synced_commit, their_state.synced_commit, is_ancestor);
        state.pages = merged_pages(before, state.pages, their_state.pages);
        if (known) join_renamed(state.pages, before);
    }
    return ours;
}

}  // namespace confsync::workspace
