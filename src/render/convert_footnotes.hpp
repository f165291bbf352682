#pragma once

#include <optional>
#include <string>

#include "render/convert_inlines.hpp"

namespace confsync::render {

/// The name of the footnote a `<sup>` refers to, as our renderer writes it: "-label" or ".number"
/// (markdown-mapping.md a.1); empty when it is none.
std::string footnote_reference_name(const StorageNode& sup);

/// What stands behind the caret: the label, or one of its own for a name without.
std::string footnote_label(const std::string& name);

/// The notes at the end of a body: a rule and a list in which each item begins with its anchor.
struct Footnotes {
    std::size_t first = 0;  ///< index of the rule among the root's children
    std::vector<std::string> names;
    const StorageNode* list = nullptr;
};

std::optional<Footnotes> footnotes_of(const StorageNode& root);

/// The name of the note that an item of the list is; empty when it is none.
std::string footnote_name(const StorageNode& item);

/// The children of a note's item without its anchor and its ways back.
StorageNodes footnote_content(const StorageNode& item);

}  // namespace confsync::render
