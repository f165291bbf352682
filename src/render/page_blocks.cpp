#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
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
    check_size();
    result_.body = std::move(out_);
    one_of_a_kind_per_line(result_.diagnostics);
    return std::move(result_);
}

/// The server refuses a larger request (quirks.md 23), of which JSON's escapes are a part.
void PageWriter::check_size() {
    constexpr std::size_t largest = 5'000'000;
    if (out_.size() <= largest / 2) return;
    const auto escaped = [](char c) { return c == '"' || c == '\\' || c == '\n' || c == '\t'; };
    const auto size =
        out_.size() + static_cast<std::size_t>(std::count_if(out_.begin(), out_.end(), escaped));
    if (size <= largest) return;
    result_.diagnostics.push_back(
        {"page-too-large",
         Severity::error,
         fmt::format("the page takes {:.1f} MB, Confluence takes 5 MB", double(size) / 1e6),
         {tree_.file, 1, 1},
         "make several pages of it"});
}

void PageWriter::document() {
    if (has_columns()) return layout();
    front_of_page();
    for (const NodeIndex child : Children(tree_, 0)) {
        if (node(child).kind == Kind::footnote_definition) {
            start_line();
            footnotes(child, node(0).end);
            break;
        }
        note_block(child);
        top_block(child);
    }
    end_of_page();
    if (!out_.empty() && out_.back() == '\n') out_.pop_back();
}

/// Lines of what it holds are its own.
void PageWriter::note_block(NodeIndex index) {
    int last = node(index).line;
    for (NodeIndex at = index; at < node(index).end; ++at) last = std::max(last, node(at).end_line);
    result_.blocks.push_back({out_.size(), node(index).line, last});
}

/// One block a line, so that two bodies can be read side by side.
void PageWriter::top_block(NodeIndex index) {
    start_line();
    block(index);
}

void PageWriter::start_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

/// What a box holds: its blocks have lines of their own where the box has.
void PageWriter::body_blocks(NodeIndex parent) {
    if (list_depth_ > 0 || quote_depth_ > 0) return blocks(parent);
    for (const NodeIndex child : Children(tree_, parent)) {
        if (node(child).kind != Kind::dropped) top_block(child);
    }
    start_line();
}

void PageWriter::blocks(NodeIndex parent) {
    for (const NodeIndex child : Children(tree_, parent)) block(child);
}

void PageWriter::block(NodeIndex index) {
    const Node& here = node(index);
    if (about_ != nullptr) return about_next(index, *std::exchange(about_, nullptr));
    switch (here.kind) {
        case Kind::paragraph: return paragraph(index);
        case Kind::heading: return heading(index);
        case Kind::quote: return quote(index);
        case Kind::alert: return alert(index);
        case Kind::bullet_list:
        case Kind::ordered_list: return list(index);
        case Kind::code_block: return code_block(index);
        case Kind::shown_source: return shown_source(here);
        case Kind::expand: return expand(index);
        case Kind::term: return term(index);
        case Kind::meaning: return meaning(index);
        case Kind::directive: return directive(index);
        case Kind::storage_block: out_ += text(here); return;
        case Kind::diagram: return diagram(index);
        case Kind::formula: return formula(index);
        case Kind::rule: return rule(index);
        case Kind::table: return table(index);
        case Kind::html_table: return html_table(index);
        case Kind::html_cell: return html_cell(index);
        case Kind::definition_list: return definition_list(index);
        case Kind::definition_term: return definition_term(index);
        case Kind::definition: return definition(index);
        case Kind::element: return element(index);
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
        case Kind::highlight:
        case Kind::emoji:
        case Kind::math:
        case Kind::keys:
        case Kind::status:
        case Kind::date:
        case Kind::storage:
        case Kind::anchor:
        case Kind::emphasis:
        case Kind::strong:
        case Kind::strikethrough:
        case Kind::link:
        case Kind::image:
        case Kind::footnote_reference: return inline_node(index);
        case Kind::title:
        case Kind::skipped:
        case Kind::html:
        case Kind::html_block:
        case Kind::dropped: return;
    }
}

void PageWriter::paragraph(NodeIndex index) {
    NodeIndex lone_image = 0;
    if (is_lone_image(index, lone_image)) return block_image(lone_image);
    if (lone_card(index)) return;
    if (indent_ == 0 || list_depth_ > 0) return wrapped(index, "p", style_of(node(index).align));
    constexpr int most = 6;
    out_ += fmt::format("<p style=\"margin-left: {}.0px;\">", 30 * std::min(indent_, most));
    inlines(index);
    out_ += "</p>";
}

bool PageWriter::repeats_title(const Node& here) const {
    return here.index == tree_.title_heading &&
           title_words(tree_.headings[here.index].text) == title_words(options_.title);
}

void PageWriter::heading(NodeIndex index) {
    const Node& here = node(index);
    const std::string& slug = tree_.headings[here.index].slug;
    const std::string_view name = tree_.at(here.detail);
    const bool targeted = options_.anchors.count(slug) != 0 && slug != name;
    const bool repeated = repeats_title(here);
    if (repeated && !targeted && name.empty()) return;
    const char digit = static_cast<char>('0' + here.number);
    const std::string element = repeated ? "p" : std::string{'h', digit};
    out_.append("<").append(element).append(repeated ? "" : style_of(here.align)).append(">");
    if (!name.empty()) append_anchor(out_, name);
    if (targeted) append_anchor(out_, slug);
    if (!repeated) inlines(index);
    out_ += "</" + element + '>';
}

/// Neither a list item nor a quote of Cloud holds a rule (storage-format.md §2).
void PageWriter::rule(NodeIndex index) {
    if (!on_cloud() || (list_depth_ == 0 && quote_depth_ == 0)) {
        out_ += "<hr />";
        return;
    }
    remark("rule-dropped", Severity::note, "a rule in a list or a quote is left out", node(index),
           "lists and quotes of Confluence Cloud hold none");
}

void PageWriter::quote(NodeIndex index) {
    if (on_cloud() && quote_depth_ > 0 && options_.quotes.flatten) {
        remark("quote-in-quote", Severity::note, "a quote inside a quote is indented text",
               node(index), "quotes of Confluence Cloud do not nest");
        ++indent_;
        blocks(index);
        --indent_;
        return;
    }
    out_ += "<blockquote>";
    ++quote_depth_;
    if (Children(tree_, index).empty()) out_ += "<p></p>";
    blocks(index);
    --quote_depth_;
    out_ += "</blockquote>";
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
