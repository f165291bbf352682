#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/alert_word.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

/// `[!WORD]`, `[!WORD]-`, `[!WORD] Title` at the start of a quote.
struct Marker {
    std::string name;  ///< lower case
    bool folds = false;
    std::string_view title;  ///< the part of it that is in the marker's own text
    bool blank_behind = false;
};

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == ':';
    });
}

std::optional<Marker> read_marker(std::string_view text) {
    const std::size_t end = text.find(']');
    if (text.substr(0, 2) != "[!" || end == std::string_view::npos) return std::nullopt;
    Marker marker;
    if (!is_name(text.substr(2, end - 2))) return std::nullopt;
    marker.name = lower_case(text.substr(2, end - 2));
    text.remove_prefix(end + 1);
    const bool sign = !text.empty() && (text.front() == '-' || text.front() == '+');
    if (sign) text.remove_prefix(1);
    marker.folds = sign;
    marker.blank_behind = !text.empty() && (text.front() == ' ' || text.front() == '\t');
    marker.title = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    if (!marker.title.empty() && !marker.blank_behind) return std::nullopt;
    return marker;
}

bool is_break(Kind kind) { return kind == Kind::soft_break || kind == Kind::hard_break; }

/// The break that ends the first line of a paragraph, or the paragraph's end.
NodeIndex end_of_first_line(const Tree& tree, NodeIndex paragraph) {
    NodeIndex at = paragraph + 1;
    while (at < tree.nodes[paragraph].end && !is_break(tree.nodes[at].kind))
        at = tree.nodes[at].end;
    return at;
}

/// Cuts a paragraph in two: the break between them becomes the second one.
void cut_paragraph(Tree& tree, NodeIndex paragraph, NodeIndex at) {
    if (at >= tree.nodes[paragraph].end) return;
    Node& rest = tree.nodes[at];
    rest.kind = Kind::paragraph;
    rest.end = tree.nodes[paragraph].end;
    if (at + 1 < rest.end) rest.column = tree.nodes[at + 1].column;
    rest.line = at + 1 < rest.end ? tree.nodes[at + 1].line : rest.line;
    tree.nodes[paragraph].end = at;
}

void become(Tree& tree, NodeIndex quote, const Marker& marker, std::string_view word) {
    Node& node = tree.nodes[quote];
    node.kind = word == definition_word ? Kind::meaning : Kind::alert;
    node.text = tree.keep(word);
    node.detail = tree.keep(humanized(marker.name));
    node.checked = marker.folds || word == "expand";
}

}  // namespace

void recognise_alert(Tree& tree, NodeIndex quote) {
    const NodeIndex paragraph = quote + 1;
    const NodeIndex first = quote + 2;
    if (first >= tree.nodes[quote].end || tree.nodes[paragraph].kind != Kind::paragraph) return;
    if (tree.nodes[first].kind != Kind::text) return;
    const std::string text(tree.text_of(tree.nodes[first]));
    const std::optional<Marker> marker = read_marker(text);
    if (!marker) return;
    const NodeIndex line_end = end_of_first_line(tree, paragraph);
    const bool titled = !marker->title.empty() || tree.nodes[first].end != line_end;
    if (titled && !marker->blank_behind) return;
    if (!titled && line_end == tree.nodes[quote].end) return;
    const std::string_view word = alert_word(marker->name);
    if (word.empty()) {
        return tree.remark(
            "unknown-alert", Severity::note,
            fmt::format("\"{}\" is no kind of alert: the quote stays a quote", marker->name),
            tree.nodes[paragraph], "write NOTE, TIP, IMPORTANT, WARNING or CAUTION");
    }
    become(tree, quote, *marker, word);
    cut_paragraph(tree, paragraph, line_end);
    tree.nodes[paragraph].kind = titled ? Kind::title : Kind::dropped;
    const bool inline_title = titled && marker->title.empty();
    tree.nodes[first].text = tree.keep(text.substr(text.size() - marker->title.size()));
    if (inline_title) tree.nodes[first].kind = Kind::dropped;
}

namespace {

/// Each line above a definition is a term of its own.
void make_terms(Tree& tree, NodeIndex paragraph) {
    for (NodeIndex at = paragraph;;) {
        tree.nodes[at].kind = Kind::term;
        const NodeIndex next = end_of_first_line(tree, at);
        if (next >= tree.nodes[at].end) return;
        cut_paragraph(tree, at, next);
        at = next;
    }
}

}  // namespace

void recognise_terms(Tree& tree, NodeIndex parent) {
    NodeIndex before = 0;
    NodeIndex last = 0;
    for (const NodeIndex child : Children(tree, parent)) {
        Node& node = tree.nodes[child];
        if (node.kind == Kind::meaning) {
            if (before != 0) make_terms(tree, before);
            if (last != 0) tree.nodes[last].number = 0;
            node.number = 1;
            last = child;
        } else if (node.kind != Kind::dropped) {
            last = 0;
        }
        before = node.kind == Kind::paragraph ? child : 0;
    }
}

}  // namespace confsync::render
