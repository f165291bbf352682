#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace confsync::render {

/// A node of a body as it is converted: what the server or an editor adds without meaning is gone
/// and equal things have one spelling (storage-format.md §14), references are characters.
struct StorageNode {
    std::string name;  ///< empty: text
    std::string text;  ///< of text only; what XML has no character for is U+FFFD
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<StorageNode> children;
    std::string_view source;     ///< the exact bytes it was read from, ids and all
    bool has_paragraph = false;  ///< some child was a `p` before single ones were unwrapped

    bool is_text() const { return name.empty(); }
    bool is(std::string_view element) const { return name == element; }
    /// Empty when it is absent.
    std::string_view attribute(std::string_view which) const;
    bool has_attribute(std::string_view which) const;
    const StorageNode* child(std::string_view element) const;
    /// The characters below it, white space as it stands.
    std::string characters() const;
};

/// The root of a body, without a name. Nothing when the body does not parse or is nested deeper
/// than any page. The nodes point into `storage`, which must outlive them.
std::optional<StorageNode> read_nodes(std::string_view storage);

/// The bytes of a node without the tags of inline comments, which no file may hold.
std::string without_comment_markers(std::string_view source);

}  // namespace confsync::render
