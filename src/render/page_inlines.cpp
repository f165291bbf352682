#include "base/unicode.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// Chinese and Japanese set no blanks between words, nor at the end of a line. Korean does.
bool is_set_without_blanks(char32_t c) {
    return (c >= 0x3001 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF9F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80) --at;
    if (at == 0) return 0;
    return next_code_point(text, --at);
}

}  // namespace

/// Lines are not kept, and words are not glued (markdown-mapping.md R1).
void PageWriter::soft_break(NodeIndex index) {
    const NodeIndex next = node(index).end;
    const bool after_wide = is_set_without_blanks(last_code_point(out_));
    if (after_wide && next < tree_.nodes.size() && node(next).kind == Kind::text) {
        std::size_t start = 0;
        const std::string_view line = text(node(next));
        if (!line.empty() && is_set_without_blanks(next_code_point(line, start))) return;
    }
    out_ += ' ';
}

void PageWriter::inlines(NodeIndex parent) {
    for (const NodeIndex child : Children(tree_, parent)) inline_node(child);
}

void PageWriter::inline_node(NodeIndex index) {
    const Node& here = node(index);
    switch (here.kind) {
        case Kind::text:
        case Kind::html: return append_text(out_, text(here));
        case Kind::soft_break: return soft_break(index);
        case Kind::hard_break: out_ += "<br />"; return;
        case Kind::code: return code_span(here);
        case Kind::mark_start: return element("<", here);
        case Kind::mark_end: return element("</", here);
        case Kind::anchor: return append_anchor(out_, text(here));
        case Kind::emphasis: return wrapped(index, "em");
        case Kind::strong: return wrapped(index, "strong");
        case Kind::strikethrough: return wrapped(index, "del");
        case Kind::link: return link(index);
        case Kind::image: return image(index, Form::in_text);
        case Kind::footnote_reference: return footnote_reference(here);
        case Kind::skipped:
        case Kind::dropped: return;
        case Kind::document:
        case Kind::quote:
        case Kind::alert:
        case Kind::bullet_list:
        case Kind::ordered_list:
        case Kind::item:
        case Kind::task:
        case Kind::code_block:
        case Kind::html_block:
        case Kind::expand:
        case Kind::title:
        case Kind::term:
        case Kind::meaning:
        case Kind::directive:
        case Kind::storage_block:
        case Kind::diagram:
        case Kind::formula:
        case Kind::shown_source:
        case Kind::paragraph:
        case Kind::heading:
        case Kind::rule:
        case Kind::table:
        case Kind::table_row:
        case Kind::table_cell:
        case Kind::footnote_definition: return inlines(index);
    }
}

void PageWriter::wrapped(NodeIndex index, std::string_view element) {
    out_.append("<").append(element).append(">");
    inlines(index);
    out_.append("</").append(element).append(">");
}

void PageWriter::code_span(const Node& here) {
    out_ += "<code>";
    append_text(out_, text(here));
    out_ += "</code>";
}

void PageWriter::element(std::string_view before, const Node& mark) {
    out_.append(before).append(text(mark)).append(">");
}

}  // namespace confsync::render
