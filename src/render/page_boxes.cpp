#include <fmt/format.h>

#include <utility>

#include "base/text.hpp"
#include "render/alert_word.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view decision_list_start =
    "<ac:adf-extension><ac:adf-node type=\"decision-list\">";
constexpr std::string_view decision_list_end = "</ac:adf-node></ac:adf-extension>";
constexpr std::string_view decision_start =
    "<ac:adf-node type=\"decision-item\"><ac:adf-attribute key=\"state\">DECIDED"
    "</ac:adf-attribute><ac:adf-content>";
constexpr std::string_view decision_end = "</ac:adf-content></ac:adf-node>";

}  // namespace

void PageWriter::alert(NodeIndex index) {
    const Node& here = node(index);
    const std::string_view word = text(here);
    if (word == "decision") return decision(index);
    std::string title = title_of(index);
    if (title.empty()) title = tree_.at(here.detail);
    if (word == tab_word && options_.tabs == TabForm::titles) {
        titled(title);
        return blocks(index);
    }
    if (!here.checked && word != tab_word) return panel_of(index);
    const bool opened = open_box(here, title);
    if (word == tab_word || word == "expand") {
        blocks(index);
    } else {
        open_alert(out_, word, options_.flavor);
        blocks(index);
        close_alert(out_, word, options_.flavor);
    }
    close_box(opened);
}

/// Cloud's panels have no title of their own: it is their first line (storage-format.md §8.1).
void PageWriter::panel_of(NodeIndex index) {
    const std::string_view word = text(node(index));
    open_alert(out_, word, options_.flavor, title_of(index));
    const NodeIndex first = index + 1;
    if (on_cloud() && first < node(index).end && node(first).kind == Kind::title) {
        out_ += "<p><strong>";
        inlines(first);
        out_ += "</strong></p>";
    }
    blocks(index);
    close_alert(out_, word, options_.flavor);
}

/// Each paragraph is a decision; what else stands in the quote follows them.
void PageWriter::decision(NodeIndex index) {
    if (!on_cloud()) {
        open_macro(out_, "panel");
        const std::string title = title_of(index);
        append_parameter(out_, "title", title.empty() ? "Decision" : title);
        open_rich_body(out_);
        blocks(index);
        close_rich_body(out_);
        return close_macro(out_);
    }
    out_ += decision_list_start;
    for (const NodeIndex child : Children(tree_, index)) {
        if (node(child).kind != Kind::paragraph && node(child).kind != Kind::title) continue;
        out_ += decision_start;
        inlines(child);
        out_ += decision_end;
    }
    out_ += decision_list_end;
    for (const NodeIndex child : Children(tree_, index))
        if (node(child).kind != Kind::paragraph) block(child);
}

std::string PageWriter::title_of(NodeIndex index) const {
    const NodeIndex first = index + 1;
    if (first >= node(index).end || node(first).kind != Kind::title) return {};
    return std::string(trimmed(plain_text(tree_, first)));
}

void PageWriter::titled(std::string_view title) {
    out_ += "<p><strong>";
    append_text(out_, title);
    out_ += "</strong></p>";
}

void PageWriter::expand(NodeIndex index) {
    const bool opened = open_box(node(index), text(node(index)));
    body_blocks(index);
    close_box(opened);
}

/// Cloud's expands do not nest: an inner one is a bold title and what it holds. False: no macro
/// has been opened.
bool PageWriter::open_box(const Node& here, std::string_view title) {
    const bool nested = on_cloud() && box_depth_ > 0;
    ++box_depth_;
    if (!nested) {
        open_expand(out_, title);
        return true;
    }
    remark("expand-in-expand", Severity::note, "an expand inside another one is always open", here,
           "expands of Confluence Cloud do not nest");
    titled(title);
    return false;
}

void PageWriter::close_box(bool opened) {
    --box_depth_;
    if (opened) close_expand(out_);
}

/// Cloud knows no definition lists (storage-format.md §4).
void PageWriter::term(NodeIndex index) {
    if (!on_cloud() && !std::exchange(in_definitions_, true)) out_ += "<dl>";
    out_ += on_cloud() ? "<p><strong>" : "<dt>";
    inlines(index);
    out_ += on_cloud() ? "</strong></p>" : "</dt>";
}

void PageWriter::meaning(NodeIndex index) {
    const bool had_term = std::exchange(in_definitions_, false);
    if (on_cloud()) {
        ++indent_;
        blocks(index);
        --indent_;
        return;
    }
    if (!had_term) out_ += "<dl>";
    out_ += "<dd>";
    blocks(index);
    out_ += "</dd>";
    in_definitions_ = node(index).number != 1;
    if (!in_definitions_) out_ += "</dl>";
}

}  // namespace confsync::render
