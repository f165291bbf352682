#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/html_tags.hpp"

namespace confsync::render {

/// What stands at an offset of a text that was put together out of HTML and holes.
struct HtmlMark {
    static constexpr std::uint32_t no_hole = ~0U;
    /// Nothing stands there, but what is around it stands in two blocks.
    static constexpr std::uint32_t boundary = no_hole - 1;

    std::size_t offset = 0;
    int line = 0;
    int column = 0;
    const TagRule* rule = nullptr;  ///< of a tag; null: a hole
    std::uint32_t hole = no_hole;   ///< what stands in the hole, as its maker numbers things
};

/// A node of parsed HTML. Holes are places that Markdown fills.
struct HtmlNode {
    const TagRule* rule = nullptr;  ///< null: text or a hole
    std::uint32_t hole = HtmlMark::no_hole;
    bool has_blocks = false;  ///< it, or something in it, stands beside paragraphs
    int line = 0;
    int column = 0;
    std::string name;  ///< of an element
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;  ///< names in lower case
    std::vector<HtmlNode> children;

    bool is_boundary() const { return hole == HtmlMark::boundary; }
    bool is_hole() const { return hole != HtmlMark::no_hole; }
    TagRole role() const { return rule != nullptr ? rule->role : TagRole::left_out; }
    /// Empty when it isn't there.
    std::string_view attribute(std::string_view name) const;
    bool has_attribute(std::string_view name) const;
};

using HtmlNodes = std::vector<HtmlNode>;

/// The first below it, in order of the text; null: there is none.
const HtmlNode* first_with_role(const HtmlNode& node, TagRole role);

/// Reads `html` as a browser reads what stands in a body. `marks` ascend by offset; elements
/// without a mark are those the browser adds. `html` must not nest deeper than a few hundred
/// levels and must close what it opens: html_assembly.hpp makes such text.
HtmlNodes parse_html(const std::string& html, const std::vector<HtmlMark>& marks);

}  // namespace confsync::render
