#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "engine/record.hpp"

namespace confsync::workspace {

/// .confsync/map.json as a value (schemas/map.schema.json).
struct MapDocument {
    std::map<std::string, engine::State> profiles;
    std::string unknown_fields;  ///< members of the top level a newer version wrote

    bool operator==(const MapDocument&) const = default;
};

/// True when the first commit is an ancestor of the second. Chooses between two `synced_commit`s.
using IsAncestor = std::function<bool(const engine::CommitId&, const engine::CommitId&)>;

/// Reads a map; `file` names it in errors. Conflict markers of a git merge are resolved: of a
/// page's two lines the one with the higher version, of two synced commits the later, else none.
/// Throws Error{configuration} with line and column: duplicate keys, wrong types, missing fields,
/// another schema.
MapDocument parse_map(std::string_view text, const std::string& file,
                      const IsAncestor& is_ancestor = {});

/// Two maps made one: of a page's two lines the one with the higher version, of two synced commits
/// the later, else none. With `base`, from which both came (null: not known), a line that one side
/// removed and the other left alone is gone. Throws Error{configuration} for maps of two sites.
MapDocument merged_maps(const MapDocument* base, MapDocument ours, const MapDocument& theirs,
                        const std::string& file, const IsAncestor& is_ancestor);

/// True when git left the markers of a merge in the text.
bool has_git_conflict(std::string_view text);

/// Sorted, one page a line, empty fields left out; ends with a line feed. Same map, same bytes.
std::string map_text(const MapDocument& map);

/// One page as it stands on its line, without the comma: "docs/a.md": {…}
std::string page_line(const engine::PageKey& key, const engine::PageRecord& record);
/// The page of such a line. Throws as parse_map does.
std::pair<engine::PageKey, engine::PageRecord> parse_page_line(std::string_view text,
                                                               const std::string& file);

}  // namespace confsync::workspace
