#include "render/markdown_kind.hpp"

#include <string_view>

#include "render/markdown_inlines.hpp"

namespace confsync::render {

namespace {

Kind extension_kind(cmark_node* node) {
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return Kind::table;
    if (name == "table_header" || name == "table_row") return Kind::table_row;
    if (name == "table_cell") return Kind::table_cell;
    if (name == "strikethrough") return Kind::strikethrough;
    return Kind::dropped;
}

Kind list_kind(const cmark_node* node) {
    return node->as.list.list_type == CMARK_ORDERED_LIST ? Kind::ordered_list : Kind::bullet_list;
}

}  // namespace

Kind kind_of(cmark_node* node) {
    if (const Kind* kind = inline_kind(node)) return *kind;
    switch (static_cast<cmark_node_type>(node->type)) {
        case CMARK_NODE_DOCUMENT: return Kind::document;
        case CMARK_NODE_BLOCK_QUOTE: return Kind::quote;
        case CMARK_NODE_LIST: return list_kind(node);
        // A task is an item that the tasklist extension has claimed.
        case CMARK_NODE_ITEM: return node->extension != nullptr ? Kind::task : Kind::item;
        case CMARK_NODE_CODE_BLOCK: return Kind::code_block;
        case CMARK_NODE_HTML_BLOCK: return Kind::html_block;
        case CMARK_NODE_PARAGRAPH: return Kind::paragraph;
        case CMARK_NODE_HEADING: return Kind::heading;
        case CMARK_NODE_THEMATIC_BREAK: return Kind::rule;
        case CMARK_NODE_FOOTNOTE_DEFINITION: return Kind::footnote_definition;
        case CMARK_NODE_TEXT: return Kind::text;
        case CMARK_NODE_SOFTBREAK: return Kind::soft_break;
        case CMARK_NODE_LINEBREAK: return Kind::hard_break;
        case CMARK_NODE_CODE: return Kind::code;
        case CMARK_NODE_HTML_INLINE: return Kind::html;
        case CMARK_NODE_EMPH: return Kind::emphasis;
        case CMARK_NODE_STRONG: return Kind::strong;
        case CMARK_NODE_LINK: return Kind::link;
        case CMARK_NODE_IMAGE: return Kind::image;
        case CMARK_NODE_FOOTNOTE_REFERENCE: return Kind::footnote_reference;
        case CMARK_NODE_CUSTOM_BLOCK:
        case CMARK_NODE_CUSTOM_INLINE:
        case CMARK_NODE_NONE: break;
    }
    return extension_kind(node);
}

}  // namespace confsync::render
