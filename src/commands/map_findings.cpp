#include "commands/map_findings.hpp"

#include <fmt/format.h>

#include <map>

namespace confsync::commands {

using engine::PageKey;
using engine::PageRecord;

namespace {

Diagnostic finding(const char* code, Severity severity, std::string message,
                   const std::string& file, std::string hint) {
    return {code, severity, std::move(message), {file, 0, 0}, std::move(hint)};
}

/// Notes who holds a value first; the key of the earlier holder when it is held already.
const PageKey* taken(std::map<std::string, PageKey>& holders, const std::string& value,
                     const PageKey& key) {
    const auto [at, added] = holders.try_emplace(value, key);
    return added ? nullptr : &at->second;
}

}  // namespace

Diagnostics map_findings(const engine::State& state, const std::set<PageKey>& keys,
                         const std::string& file) {
    Diagnostics found;
    std::map<std::string, PageKey> ids;
    for (const auto& [key, record] : state.pages) {
        if (const auto* other = taken(ids, record.id.value, key))
            found.push_back(finding("map-id-twice", Severity::error,
                                    fmt::format("{} and {} both stand for page {}", other->value,
                                                key.value, record.id.value),
                                    file, "remove the line of the file the page is not made of"));
        if (!keys.contains(key))
            found.push_back(finding("map-orphan", Severity::note,
                                    fmt::format("{} (page {}, \"{}\") has no file", key.value,
                                                record.id.value, record.title),
                                    file, "the page is kept in Confluence"));
        if (record.version.number == 0)
            found.push_back(finding("map-no-version", Severity::error,
                                    fmt::format("{} is recorded at version 0", key.value), file,
                                    "take the line from git's history of the map"));
    }
    return found;
}

}  // namespace confsync::commands
