#include <array>
#include <utility>

#include "render/escape.hpp"
#include "render/line_ends.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

bool is_mark(Kind kind) {
    return kind == Kind::emphasis || kind == Kind::strong || kind == Kind::strikethrough ||
           kind == Kind::highlight || kind == Kind::link;
}

/// Up to the text that the last marks hold.
std::string_view without_end_tags(std::string_view out) {
    constexpr std::array<std::string_view, 8> tags{
        "</em>", "</strong>", "</del>", "</span>", "</u>", "</a>", "</ac:link-body>", "</ac:link>"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view tag : tags) {
            if (!out.ends_with(tag)) continue;
            out.remove_suffix(tag.size());
            again = true;
        }
    }
    return out;
}

}  // namespace

void PageWriter::inlines(NodeIndex parent) {
    for (const NodeIndex child : Children(tree_, parent)) inline_node(child);
}

void PageWriter::inline_node(NodeIndex index) {
    const Node& here = node(index);
    switch (here.kind) {
        case Kind::text: return append_text(out_, text(here));
        case Kind::soft_break: return soft_break(here);
        case Kind::hard_break: out_ += "<br />"; return;
        case Kind::code: return code_span(here);
        case Kind::element: return element(index);
        case Kind::html_cell: return html_cell(index);
        case Kind::highlight: return highlight(index);
        case Kind::emoji: return append_text(out_, tree_.at(here.detail));
        case Kind::math: return math(here);
        case Kind::keys: return keys(here);
        case Kind::status: return status(here);
        case Kind::date:
            out_.append("<time datetime=\"").append(text(here)).append("\" />");
            return;
        case Kind::storage: out_ += text(here); return;
        case Kind::anchor: return append_anchor(out_, text(here));
        case Kind::emphasis: return wrapped(index, "em");
        case Kind::strong: return wrapped(index, "strong");
        case Kind::strikethrough: return wrapped(index, "del");
        case Kind::link: return link(index);
        case Kind::image: return image(index, Form::in_text);
        case Kind::footnote_reference: return footnote_reference(here);
        case Kind::skipped:
        case Kind::html:
        case Kind::html_block:
        case Kind::dropped: return;
        case Kind::document:
        case Kind::quote:
        case Kind::alert:
        case Kind::bullet_list:
        case Kind::ordered_list:
        case Kind::item:
        case Kind::task:
        case Kind::code_block:
        case Kind::expand:
        case Kind::title:
        case Kind::term:
        case Kind::meaning:
        case Kind::directive:
        case Kind::storage_block:
        case Kind::diagram:
        case Kind::formula:
        case Kind::shown_source:
        case Kind::html_table:
        case Kind::definition_list:
        case Kind::definition_term:
        case Kind::definition:
        case Kind::paragraph:
        case Kind::heading:
        case Kind::rule:
        case Kind::table:
        case Kind::table_row:
        case Kind::table_cell:
        case Kind::footnote_definition: return inlines(index);
    }
}

/// Between characters of scripts that write no blanks a line end is no blank either.
void PageWriter::soft_break(const Node& here) {
    NodeIndex next = here.end;
    while (next < tree_.nodes.size() && is_mark(node(next).kind)) ++next;
    const bool joins = next < tree_.nodes.size() && node(next).kind == Kind::text &&
                       joins_lines(without_end_tags(out_), text(node(next)));
    if (!joins) out_ += ' ';
}

void PageWriter::wrapped(NodeIndex index, std::string_view element) { wrapped(index, element, {}); }

void PageWriter::wrapped(NodeIndex index, std::string_view element, std::string_view attributes) {
    out_.append("<").append(element).append(attributes).append(">");
    inlines(index);
    out_.append("</").append(element).append(">");
}

void PageWriter::code_span(const Node& here) {
    out_ += "<code>";
    append_text(out_, text(here));
    out_ += "</code>";
}

void PageWriter::element(NodeIndex index) {
    const Node& here = node(index);
    if (here.end == index + 1 && text(here) == "col") {
        out_.append("<col").append(tree_.at(here.detail)).append(" />");
    } else {
        wrapped(index, text(here), tree_.at(here.detail));
    }
}

void PageWriter::math(const Node& here) {
    const std::string_view source = text(here);
    switch (options_.inlines.math) {
        case MathForm::code: return code_span(here);
        case MathForm::text: return append_text(out_, source);
        case MathForm::macro: break;
    }
    const std::size_t delimiter = source[1] == '$' || source[1] == '`' ? 2 : 1;
    const std::string_view latex = source.substr(delimiter, source.size() - 2 * delimiter);
    if (on_cloud()) {
        open_macro(out_, "eazy-math-inline");
        append_parameter(out_, "body", latex);
    } else {
        open_macro(out_, "mathinline");
        out_ += "<ac:plain-text-body>";
        append_cdata(out_, latex);
        out_ += "</ac:plain-text-body>";
    }
    close_macro(out_);
}

void PageWriter::keys(const Node& here) {
    bool first = true;
    for (const std::string& name : key_names(text(here))) {
        if (!std::exchange(first, false)) out_ += '+';
        out_ += "<code>";
        append_text(out_, name);
        out_ += "</code>";
    }
}

void PageWriter::highlight(NodeIndex index) {
    std::string style = " style=\"background-color: ";
    append_attribute(style, options_.inlines.highlight);
    wrapped(index, "span", style + ";\"");
}

void PageWriter::status(const Node& here) {
    open_macro(out_, "status");
    append_parameter(out_, "title", text(here));
    if (here.detail.length != 0) append_parameter(out_, "colour", tree_.at(here.detail));
    if (here.checked) append_parameter(out_, "subtle", "true");
    close_macro(out_);
}

}  // namespace confsync::render
