#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/convert.hpp"
#include "render/storage_nodes.hpp"

namespace confsync::render {

using StorageNodes = std::vector<StorageNode>;

/// Where links within one page may lead.
struct PageAnchors {
    std::map<std::string, std::string> slugs;  ///< what a heading is called → its slug
    std::set<std::string> names;               ///< every slug, and every anchor with its own place
    std::set<const char*> own;  ///< anchors that stand in the heading they are named after
    /// Of the notes at the end: name ("-a", ".2") → what stands behind the caret.
    std::map<std::string, std::string> footnotes;
};

PageAnchors anchors_of(const StorageNode& root, SlugRule rule);

/// What every part of one conversion looks at and adds to.
struct Conversion {
    const ConvertOptions& options;
    const PageAnchors& anchors;
    Converted& result;
    /// Marks as HTML tags, for text in which `*` would not be read as meant.
    bool html_marks = false;
    /// What stands in a line of text is proven by itself, and kept where it would not come back.
    bool careful = false;
    /// No link by reference, and no brackets that might be read as one.
    bool safe = false;
};

enum class LineKind { paragraph, heading, cell };

/// One line of Markdown for the inlines [first, last), blanks as soft_blank where a line may end.
std::string inline_markdown(const Conversion& conversion, const StorageNodes& nodes,
                            std::size_t first, std::size_t last, LineKind kind);

/// True for text and for elements that stand in a line of text.
bool is_inline(const StorageNode& node);

/// `<span data-confluence-storage="…">text</span>`: kept verbatim, goes back byte for byte.
std::string verbatim_span(const StorageNode& node);

/// A block image as `![alt](path "title")` or as `<img …>`; nothing when neither can hold it.
std::optional<std::string> image_markdown(const Conversion& conversion, const StorageNode& image,
                                          bool in_text);

/// The address of a page, an attachment or a person; empty when there is none. Noted in the result.
std::string page_destination(const Conversion& conversion, const StorageNode& page,
                             std::string_view anchor);
std::string attachment_destination(const Conversion& conversion, const StorageNode& attachment,
                                   AttachmentTarget target);

}  // namespace confsync::render
