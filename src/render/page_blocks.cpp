#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/code_language.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// "Install  Guide" and "install guide" are one title.
std::string title_words(std::string_view title) {
    std::string words;
    for (const char c : title_key(title)) {
        const bool blank = c == ' ' || c == '\t';
        if (!blank || (!words.empty() && words.back() != ' ')) words += blank ? ' ' : c;
    }
    return words;
}

/// In the order of the text; the second of a kind on a line says nothing new.
void one_of_a_kind_per_line(Diagnostics& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                         return std::tie(a.where.line, a.code, a.where.column) <
                                std::tie(b.where.line, b.code, b.where.column);
                     });
    const auto end = std::unique(diagnostics.begin(), diagnostics.end(),
                                 [](const Diagnostic& a, const Diagnostic& b) {
                                     return a.where.line == b.where.line && a.code == b.code;
                                 });
    diagnostics.erase(end, diagnostics.end());
}

}  // namespace

Rendered PageWriter::write() {
    out_.reserve(tree_.text.size() + tree_.text.size() / 2);
    result_.diagnostics = tree_.remarks;
    document();
    result_.body = std::move(out_);
    one_of_a_kind_per_line(result_.diagnostics);
    return std::move(result_);
}

/// One block a line, so that two bodies can be read side by side.
void PageWriter::document() {
    for (const NodeIndex child : Children(tree_, 0)) {
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
        if (node(child).kind == Kind::footnote_definition) return footnotes(child, node(0).end);
        note_block(node(child));
        block(child);
    }
    if (!out_.empty() && out_.back() == '\n') out_.pop_back();
}

void PageWriter::note_block(const Node& here) {
    result_.blocks.push_back({out_.size(), here.line, here.end_line});
}

void PageWriter::blocks(NodeIndex parent) {
    for (const NodeIndex child : Children(tree_, parent)) block(child);
}

void PageWriter::block(NodeIndex index) {
    const Node& here = node(index);
    switch (here.kind) {
        case Kind::paragraph: return paragraph(index);
        case Kind::heading: return heading(index);
        case Kind::quote: return quote(index);
        case Kind::alert: return alert(index);
        case Kind::bullet_list:
        case Kind::ordered_list: return list(index);
        case Kind::code_block: return code_block(here);
        case Kind::html_block: return html_as_text(here);
        case Kind::expand_start: return open_expand(out_, text(here));
        case Kind::expand_end: return close_expand(out_);
        case Kind::rule: out_ += "<hr />"; return;
        case Kind::table: return table(index);
        case Kind::document:
        case Kind::item:
        case Kind::task:
        case Kind::table_row:
        case Kind::table_cell:
        case Kind::footnote_definition: return blocks(index);
        case Kind::text:
        case Kind::soft_break:
        case Kind::hard_break:
        case Kind::code:
        case Kind::html:
        case Kind::mark_start:
        case Kind::mark_end:
        case Kind::anchor:
        case Kind::emphasis:
        case Kind::strong:
        case Kind::strikethrough:
        case Kind::link:
        case Kind::image:
        case Kind::footnote_reference: return inline_node(index);
        case Kind::dropped: return;
    }
}

void PageWriter::paragraph(NodeIndex index) {
    NodeIndex lone_image = 0;
    if (is_lone_image(index, lone_image)) return block_image(lone_image);
    wrapped(index, "p");
}

bool PageWriter::repeats_title(const Node& here) const {
    return here.index == tree_.title_heading &&
           title_words(tree_.headings[here.index].text) == title_words(options_.title);
}

void PageWriter::heading(NodeIndex index) {
    const Node& here = node(index);
    const std::string& slug = tree_.headings[here.index].slug;
    const bool targeted = options_.anchors.count(slug) != 0;
    if (repeats_title(here)) {
        if (!targeted) return;
        out_ += "<p>";
        append_anchor(out_, slug);
        out_ += "</p>";
        return;
    }
    const char element[] = {'h', static_cast<char>('0' + here.number), '\0'};
    out_.append("<").append(element).append(">");
    if (targeted) append_anchor(out_, slug);
    inlines(index);
    out_.append("</").append(element).append(">");
}

void PageWriter::code_block(const Node& here) {
    std::string_view code = text(here);
    if (!code.empty() && code.back() == '\n') code.remove_suffix(1);
    if (!code.empty() && code.back() == '\r') code.remove_suffix(1);
    append_code(out_, code_language(tree_.at(here.detail), options_.flavor), code);
}

void PageWriter::html_as_text(const Node& here) {
    out_ += "<p>";
    bool first = true;
    for (const std::string_view line : split(text(here), '\n')) {
        if (trimmed(line).empty()) continue;
        if (!first) out_ += "<br />";
        append_text(out_, trimmed(line));
        first = false;
    }
    out_ += "</p>";
}

void PageWriter::quote(NodeIndex index) {
    out_ += "<blockquote>";
    if (Children(tree_, index).empty()) out_ += "<p></p>";
    blocks(index);
    out_ += "</blockquote>";
}

void PageWriter::alert(NodeIndex index) {
    open_alert(out_, text(node(index)), options_.flavor);
    blocks(index);
    close_alert(out_, text(node(index)), options_.flavor);
}

void PageWriter::attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    append_attribute(out_, value);
    out_ += '"';
}

void PageWriter::remark(const char* code, Severity severity, std::string message, const Node& here,
                        std::string hint) {
    result_.diagnostics.push_back(
        {code, severity, std::move(message), tree_.place_of(here), std::move(hint)});
}

}  // namespace confsync::render
