#include "workspace/map_lines.hpp"

#include <map>
#include <vector>

namespace confsync::workspace {

namespace {

using engine::PageKey;
using engine::PageRecord;
using engine::Records;

/// Moves what `from` says to the path of `to`.
void put_under(Records& lines, const PageKey& to, const PageKey& from) {
    PageRecord record = lines.at(from);
    if (record.first_key.empty()) record.first_key = from;
    if (record.first_key == to) record.first_key = {};
    record.file = lines.at(to).file;
    lines.erase(from);
    lines[to] = std::move(record);
}

void leave_one(Records& lines, const std::vector<PageKey>& keys, const HasFile& has_file) {
    const PageKey* highest = &keys.front();
    const PageKey* home = nullptr;
    for (const auto& key : keys) {
        const auto& line = lines.at(key);
        const bool has = has_file(key, line);
        if (has && !home) home = &key;
        const auto& best = lines.at(*highest);
        const bool same = line.version == best.version;
        if (line.version > best.version || (same && has && !has_file(*highest, best)))
            highest = &key;
    }
    const bool stays = !home || has_file(*highest, lines.at(*highest));
    for (const auto& key : keys)
        if (key != *highest && (stays || key != *home)) lines.erase(key);
    if (!stays) put_under(lines, *home, *highest);
}

}  // namespace

void leave_one_line_a_page(Records& lines, const HasFile& has_file) {
    std::map<engine::PageId, std::vector<PageKey>> keys;
    for (const auto& [key, record] : lines) keys[record.id].push_back(key);
    for (const auto& [id, of_page] : keys)
        if (of_page.size() > 1) leave_one(lines, of_page, has_file);
}

}  // namespace confsync::workspace
