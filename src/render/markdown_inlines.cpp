#include "render/markdown_inlines.hpp"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/chunk.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/syntax_extension.h>

#include <cstdint>
#include <memory>
#include <string>

#include "render/emoji.hpp"
#include "render/inline_spans.hpp"

namespace confsync::render {

namespace {

/// What a construct's nodes point at, to be told from cmark's own.
constexpr Kind emoji_kind = Kind::emoji;
constexpr Kind math_kind = Kind::math;
constexpr Kind keys_kind = Kind::keys;
constexpr Kind raised_kind = Kind::element;
constexpr Kind highlight_kind = Kind::highlight;

void mark_as(cmark_node* node, const Kind& kind) {
    // cmark keeps the pointer and never looks behind it.
    node->user_data = const_cast<Kind*>(&kind);
}

std::string_view text_of(cmark_inline_parser* inlines) {
    const cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    return {reinterpret_cast<const char*>(chunk->data), static_cast<std::size_t>(chunk->len)};
}

/// A node that holds `length` bytes of the text as they are. Code spans may stand anywhere and are
/// left alone by everything that comes after.
cmark_node* verbatim(cmark_parser* parser, cmark_inline_parser* inlines, std::size_t length,
                     const Kind& kind) {
    if (length == 0) return nullptr;
    const int start = cmark_inline_parser_get_offset(inlines);
    const std::string source(text_of(inlines).substr(static_cast<std::size_t>(start), length));
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_CODE, parser->mem);
    cmark_node_set_literal(node, source.c_str());
    node->start_line = node->end_line = cmark_inline_parser_get_line(inlines);
    node->start_column = cmark_inline_parser_get_column(inlines);
    node->end_column = node->start_column + static_cast<int>(length) - 1;
    mark_as(node, kind);
    cmark_inline_parser_set_offset(inlines, start + static_cast<int>(length));
    return node;
}

using SpanLength = std::size_t (*)(std::string_view text, std::size_t at);

/// cmark asks every extension about every special character.
template <char first, SpanLength length_at, const Kind& kind>
cmark_node* match_span(cmark_syntax_extension*, cmark_parser* parser, cmark_node*,
                       unsigned char character, cmark_inline_parser* inlines) {
    if (character != first) return nullptr;
    const auto at = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
    return verbatim(parser, inlines, length_at(text_of(inlines), at), kind);
}

std::size_t emoji_length(std::string_view text, std::size_t at) {
    const std::size_t length = shortcode_length(text, at);
    const bool known = length > 2 && !emoji_named(text.substr(at + 1, length - 2)).empty();
    return known ? length : 0;
}

/// Within words `==` compares: there it neither opens nor closes.
cmark_node* match_highlight(cmark_syntax_extension*, cmark_parser* parser, cmark_node*,
                            unsigned char character, cmark_inline_parser* inlines) {
    if (character != '=') return nullptr;
    constexpr int longest_run = 100;
    int left = 0;
    int right = 0;
    int punctuation_before = 0;
    int punctuation_after = 0;
    const int column = cmark_inline_parser_get_column(inlines);
    const int length = cmark_inline_parser_scan_delimiters(inlines, longest_run, '=', &left, &right,
                                                           &punctuation_before, &punctuation_after);
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parser->mem);
    cmark_node_set_literal(node, std::string(static_cast<std::size_t>(length), '=').c_str());
    node->start_line = node->end_line = cmark_inline_parser_get_line(inlines);
    node->start_column = column;
    node->end_column = column + length - 1;
    const bool opens = left != 0 && (right == 0 || punctuation_before != 0);
    const bool closes = right != 0 && (left == 0 || punctuation_after != 0);
    if (length == 2 && (opens || closes))
        cmark_inline_parser_push_delimiter(inlines, '=', opens, closes, node);
    return node;
}

/// The opener becomes the node around everything up to the closer.
delimiter* enclose(cmark_syntax_extension*, cmark_parser*, cmark_inline_parser* inlines,
                   delimiter* opener, delimiter* closer) {
    delimiter* const after = closer->next;
    cmark_node* const around = opener->inl_text;
    if (cmark_node_set_type(around, CMARK_NODE_EMPH) == 0) return after;
    mark_as(around, highlight_kind);
    while (around->next != nullptr && around->next != closer->inl_text)
        if (cmark_node_append_child(around, around->next) == 0) break;
    around->end_column = closer->inl_text->end_column;
    cmark_node_free(closer->inl_text);
    for (delimiter* inside = closer; inside != nullptr;) {
        delimiter* const before = inside == opener ? nullptr : inside->previous;
        cmark_inline_parser_remove_delimiter(inlines, inside);
        inside = before;
    }
    return after;
}

/// For the runs of two tildes: cmark asks the first extension that knows the character.
delimiter* strike(cmark_syntax_extension*, cmark_parser* parser, cmark_inline_parser* inlines,
                  delimiter* opener, delimiter* closer) {
    cmark_syntax_extension* const owner = cmark_find_syntax_extension("strikethrough");
    return owner->insert_inline_from_delim(owner, parser, inlines, opener, closer);
}

struct Free {
    void operator()(cmark_syntax_extension* extension) const {
        cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
    }
};
using Extension = std::unique_ptr<cmark_syntax_extension, Free>;

Extension new_extension(const char* name, char character, cmark_match_inline_func match) {
    cmark_mem* const memory = cmark_get_default_mem_allocator();
    Extension extension(cmark_syntax_extension_new(name));
    void* const value = reinterpret_cast<void*>(std::intptr_t{character});
    cmark_llist* const list = cmark_llist_append(memory, nullptr, value);
    cmark_syntax_extension_set_special_inline_chars(extension.get(), list);
    cmark_syntax_extension_set_match_inline_func(extension.get(), match);
    return extension;
}

struct Extensions {
    Extension emoji = new_extension("emoji", ':', match_span<':', emoji_length, emoji_kind>);
    Extension math = new_extension("math", '$', match_span<'$', math_length, math_kind>);
    Extension keys = new_extension("keys", '+', match_span<'+', keys_length, keys_kind>);
    Extension sub = new_extension("sub", '~', match_span<'~', raised_length, raised_kind>);
    Extension sup = new_extension("sup", '^', match_span<'^', raised_length, raised_kind>);
    Extension highlight = new_extension("highlight", '=', match_highlight);

    Extensions() {
        cmark_syntax_extension_set_inline_from_delim_func(highlight.get(), enclose);
        cmark_syntax_extension_set_inline_from_delim_func(sub.get(), strike);
    }
};

}  // namespace

void attach_inline_syntax(cmark_parser* parser, const InlineSyntax& syntax) {
    // Never changed after it is made, so parsers of all threads can share it.
    static const Extensions extensions;
    const auto attach = [&](bool wanted, const Extension& extension) {
        if (wanted) cmark_parser_attach_syntax_extension(parser, extension.get());
    };
    attach(syntax.emoji, extensions.emoji);
    attach(syntax.math, extensions.math);
    attach(syntax.keys, extensions.keys);
    attach(syntax.sub_and_sup, extensions.sub);
    attach(syntax.sub_and_sup, extensions.sup);
    attach(syntax.highlight, extensions.highlight);
}

const Kind* inline_kind(const cmark_node* node) {
    return static_cast<const Kind*>(node->user_data);
}

}  // namespace confsync::render
