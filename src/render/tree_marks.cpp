#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

bool is_name_character(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
           c == ':';
}

NodeIndex last_child(const Tree& tree, NodeIndex parent) {
    NodeIndex last = 0;
    for (const NodeIndex child : Children(tree, parent)) last = child;
    return last;
}

/// A colour of the cell picker by its name (storage-format.md §5).
struct Colour {
    std::string_view name;
    std::string_view code;
};

constexpr std::array colours{
    Colour{"blue", "#deebff"}, Colour{"green", "#e3fcef"},  Colour{"grey", "#f4f5f7"},
    Colour{"gray", "#f4f5f7"}, Colour{"purple", "#eae6ff"}, Colour{"red", "#ffebe6"},
    Colour{"teal", "#e6fcff"}, Colour{"white", "#ffffff"},  Colour{"yellow", "#fffae6"},
};

/// "#e3fcef" of a name or a code; empty: neither.
std::string colour_code(std::string_view text) {
    const std::string word = lower_case(text);
    for (const Colour& colour : colours)
        if (colour.name == word) return std::string(colour.code);
    const bool is_code = word.size() == 7 && word.front() == '#' &&
                         word.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
    return is_code ? word : std::string();
}

/// What stands behind `<!-- bg:` in a comment; empty: it is another one.
std::string_view background(std::string_view comment) {
    if (comment.substr(0, 4) != "<!--" || comment.size() < 7) return {};
    comment = trimmed(comment.substr(4, comment.size() - 7));
    return comment.substr(0, 3) == "bg:" ? trimmed(comment.substr(3)) : std::string_view();
}

/// The blank between the comment and the text of the cell.
void trim_start(Tree& tree, NodeIndex index, NodeIndex end) {
    if (index >= end || tree.nodes[index].kind != Kind::text) return;
    Slice& slice = tree.nodes[index].text;
    while (slice.length > 0 && tree.at(slice).front() == ' ') {
        ++slice.offset;
        --slice.length;
    }
}

/// The directive that a paragraph of this text stands for, none for nearly all.
Directive listing_directive(std::string_view text) {
    Directive directive;
    const std::string word = lower_case(text);
    if (word == "[[_toc_]]" || word == "[toc]" || word == "${toc}") {
        directive.name = "toc";
    } else if (word == "[[_listing_]]") {
        directive.name = "children";
    } else if (word.compare(0, 5, "[toc ") == 0 && word.back() == ']') {
        directive.name = "toc";
        directive.arguments = read_arguments(text.substr(5, text.size() - 6), directive.fault);
    } else if (word.compare(0, 10, "[jira key=") == 0 && word.back() == ']') {
        directive.name = "jira";
        directive.arguments = read_arguments(text.substr(6, text.size() - 7), directive.fault);
    }
    if (!directive.name.empty()) directive.form = Directive::Form::opening;
    return directive;
}

/// True when a paragraph may be one of those, by its first character.
bool may_be_listing(const Tree& tree, NodeIndex paragraph) {
    const NodeIndex first = paragraph + 1;
    if (first >= tree.nodes[paragraph].end || tree.nodes[first].kind != Kind::text) return false;
    const std::string_view text = tree.text_of(tree.nodes[first]);
    return text.substr(0, 1) == "[" || text.substr(0, 2) == "${";
}

bool is_inline_text(Kind kind) { return kind == Kind::text || kind == Kind::emphasis; }

}  // namespace

void recognise_heading_name(Tree& tree, NodeIndex heading) {
    const NodeIndex last = last_child(tree, heading);
    if (last == 0 || tree.nodes[last].kind != Kind::text) return;
    const std::string text(trimmed(tree.text_of(tree.nodes[last])));
    const std::size_t start = text.rfind("{#");
    if (start == std::string::npos || text.back() != '}') return;
    const std::string name = text.substr(start + 2, text.size() - start - 3);
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_character)) return;
    const std::string_view before = std::string_view(text).substr(0, start);
    const std::size_t end = before.find_last_not_of(" \t");
    const bool nothing_left = end == std::string_view::npos;
    if (nothing_left && last == heading + 1) return;
    tree.nodes[heading].detail = tree.keep(name);
    tree.nodes[last].text = nothing_left ? Slice{} : tree.keep(before.substr(0, end + 1));
    tree.anchors.push_back(name);
}

void recognise_cell_colour(Tree& tree, NodeIndex cell) {
    const NodeIndex first = cell + 1;
    if (first >= tree.nodes[cell].end || tree.nodes[first].kind != Kind::html) return;
    const std::string wanted(background(tree.text_of(tree.nodes[first])));
    if (wanted.empty()) return;
    tree.nodes[first].kind = Kind::dropped;
    if (const std::string code = colour_code(wanted); !code.empty()) {
        tree.nodes[cell].detail = tree.keep(code);
        trim_start(tree, first + 1, tree.nodes[cell].end);
        return;
    }
    tree.remark("unknown-colour", Severity::warning,
                fmt::format("\"{}\" is no colour of a table cell", wanted), tree.nodes[first],
                "write #rrggbb, or grey, blue, teal, green, yellow, red or purple");
}

void recognise_listing(Tree& tree, NodeIndex paragraph) {
    if (!may_be_listing(tree, paragraph)) return;
    for (const NodeIndex child : Children(tree, paragraph))
        if (!is_inline_text(tree.nodes[child].kind)) return;
    Directive directive = listing_directive(trimmed(plain_text(tree, paragraph)));
    // `[[_TOC_]]` has lost its underscores to an emphasis.
    if (directive.form == Directive::Form::none && last_child(tree, paragraph) != paragraph + 1) {
        const std::string text = lower_case(trimmed(plain_text(tree, paragraph)));
        if (text == "[[toc]]") directive = listing_directive("[[_TOC_]]");
        if (text == "[[listing]]") directive = listing_directive("[[_LISTING_]]");
    }
    if (directive.form == Directive::Form::none) return;
    tree.nodes[paragraph].kind = Kind::directive;
    tree.nodes[paragraph].index = static_cast<std::uint32_t>(tree.directives.size());
    tree.directives.push_back(std::move(directive));
}

}  // namespace confsync::render
