#pragma once

#include <cstdint>
#include <string_view>

namespace confsync::render {

/// What a tag of raw HTML means to a page (markdown-mapping.md a.3).
enum class TagRole : std::uint8_t {
    mark,       ///< an inline element of storage format, named by `storage`
    highlight,  ///< text on a coloured ground
    span,
    font,
    quotation,    ///< puts its text in quotation marks
    transparent,  ///< inline; only its text counts
    link,
    image,
    picture,
    media,
    source,  ///< of a picture or a video
    frame,
    line_break,
    nothing,  ///< a void element that shows nothing
    status,
    date,
    input,
    flow,  ///< a block; only what it holds counts
    heading,
    list,
    item,
    definition_list,
    term,
    definition,
    table,
    caption,
    columns,
    column,
    rows,
    row,
    cell,
    preformatted,
    quote,
    rule,
    details,
    summary,
    removed,  ///< with all it holds
    left_out  ///< what it holds stays
};

struct TagRule {
    std::string_view name;  ///< lower case
    TagRole role;
    std::string_view storage;  ///< of a mark
};

/// The rule for a name in lower case; null for a name HTML hasn't.
const TagRule* rule_of(std::string_view name);

/// It has no end tag.
bool is_void(TagRole role);
/// It may end without an end tag: `p`, `li`, `td`, …
bool ends_by_itself(const TagRule& rule);
/// It stands beside paragraphs, not in them.
bool is_block(TagRole role);

}  // namespace confsync::render
