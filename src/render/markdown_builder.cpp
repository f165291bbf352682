#include "render/markdown_builder.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/emoji.hpp"
#include "render/escape.hpp"
#include "render/markdown_kind.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

/// Deeper than any text a person writes, and shallow enough for a walk by recursion.
constexpr std::size_t deepest = 200;

std::string_view view(const cmark_chunk& chunk) {
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

/// What can nest without end. Items, rows and cells go with their list or table.
bool can_nest(Kind kind) {
    switch (kind) {
        case Kind::quote:
        case Kind::bullet_list:
        case Kind::ordered_list:
        case Kind::emphasis:
        case Kind::strong:
        case Kind::strikethrough:
        case Kind::highlight:
        case Kind::link:
        case Kind::image: return true;
        default: return false;
    }
}

bool is_html(Kind kind) { return kind == Kind::html || kind == Kind::html_block; }

/// One comment and nothing else; what it says may concern others (silence.cpp).
bool is_comment(std::string_view html) {
    html = trimmed(html);
    return html.starts_with("<!--") && html.find("-->") == html.size() - 3;
}

bool holds_inlines(Kind kind) {
    return kind == Kind::paragraph || kind == Kind::heading || kind == Kind::table_cell ||
           kind > Kind::footnote_definition;
}

bool belongs_to_parent(Kind kind) { return kind == Kind::item || kind == Kind::task; }

/// Without the character on each side.
std::string_view inside(std::string_view delimited) {
    return delimited.substr(1, delimited.size() - 2);
}

Align align_of(std::uint8_t letter) {
    switch (letter) {
        case 'l': return Align::left;
        case 'c': return Align::center;
        case 'r': return Align::right;
        default: return Align::none;
    }
}

}  // namespace

void MarkdownBuilder::build(cmark_node* root) {
    for (cmark_node* node = root;;) {
        enter(node);
        if (node->first_child != nullptr) {
            node = node->first_child;
            continue;
        }
        leave(node);
        while (node != root && node->next == nullptr) leave(node = node->parent);
        if (node == root) break;
        node = node->next;
    }
    directives_.report();
    forget_skipped(tree_);
    if (has_html_) rewrite_html(tree_);
    find_title_heading();
}

void MarkdownBuilder::enter(cmark_node* from) {
    const Kind kind = kind_of(from);
    Node node = placed(kind, from);
    if (leave_out(kind, node)) {
        open_.push_back({0, true});
        return;
    }
    fill(node, from);
    if (kind == Kind::html_block) recognise_directive(tree_, node);
    if (is_html(node.kind) && is_comment(tree_.text_of(node))) node.kind = Kind::dropped;
    has_html_ = has_html_ || is_html(node.kind);
    if (node.kind == Kind::directive) holder().has_directive = true;
    const bool wiki = kind == Kind::text && wiki_links_;
    open_.push_back({wiki ? add_wiki_links(node) : add(node)});
    if (kind == Kind::element) add_raised_text(node, from);
}

/// The innermost parent that is in the tree.
MarkdownBuilder::Open& MarkdownBuilder::holder() {
    return *std::find_if(open_.rbegin(), open_.rend(),
                         [](const Open& open) { return !open.left_out; });
}

void MarkdownBuilder::leave(cmark_node*) {
    const Open done = open_.back();
    open_.pop_back();
    if (!done.left_out) close(done);
}

bool MarkdownBuilder::leave_out(Kind kind, const Node& place) {
    if (belongs_to_parent(kind)) return open_.back().left_out;
    if (!can_nest(kind) || open_.size() < deepest) return false;
    if (!too_deep_) {
        tree_.remark("too-deep", Severity::warning,
                     "nested too deep: what is below is shown without its own form", place,
                     "write it flatter");
    }
    too_deep_ = true;
    return true;
}

Node MarkdownBuilder::placed(Kind kind, const cmark_node* from) const {
    Node node;
    node.kind = kind;
    node.line = from->start_line > 0 ? from->start_line + lines_before_ : last_line_;
    node.column = from->start_column;
    node.end_line = from->end_line + lines_before_;
    const auto line = static_cast<std::size_t>(from->start_line);
    if (line == 0 || line > source_.lines.size()) return node;
    node.line = source_.lines[line - 1].line + lines_before_;
    node.column = std::max(1, node.column + source_.lines[line - 1].shift);
    const auto end_line = static_cast<std::size_t>(std::max(from->end_line, from->start_line));
    node.end_line =
        source_.lines[std::min(end_line, source_.lines.size()) - 1].line + lines_before_;
    return node;
}

NodeIndex MarkdownBuilder::add(Node node) {
    last_line_ = node.line;
    node.end = static_cast<NodeIndex>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(node);
    return node.end - 1;
}

Slice MarkdownBuilder::keep(const cmark_chunk& chunk, const Node& node) {
    const std::string_view text = view(chunk);
    if (!check_characters_ || (!has_illegal_character(text) && !first_invalid_utf8(text)))
        return tree_.keep(text);
    tree_.remark("character-replaced", Severity::warning,
                 "a character that XML cannot hold is shown as U+FFFD", node,
                 "remove the control character");
    return tree_.keep(without_illegal_characters(text));
}

void MarkdownBuilder::fill(Node& node, cmark_node* from) {
    switch (node.kind) {
        case Kind::text:
        case Kind::code:
        case Kind::math:
        case Kind::keys:
        case Kind::html:
        case Kind::html_block: node.text = keep(from->as.literal, node); return;
        case Kind::emoji:
            node.text = keep(from->as.literal, node);
            node.detail = tree_.keep(emoji_named(inside(view(from->as.literal))));
            return;
        case Kind::element: return fill_raised(node, from);
        case Kind::code_block: return fill_code_block(node, from);
        case Kind::heading: node.number = from->as.heading.level; return;
        case Kind::bullet_list:
        case Kind::ordered_list: return fill_list(node, from);
        case Kind::task: node.checked = from->as.list.checked; return;
        case Kind::link:
        case Kind::image: return fill_reference(node, from);
        case Kind::table_row:
            node.header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
            table_column_ = 0;
            return;
        case Kind::table_cell: return fill_cell(node, from);
        case Kind::footnote_reference: return fill_footnote_reference(node, from);
        case Kind::footnote_definition:
            node.text = keep(from->as.literal, node);
            node.number = ++footnotes_;
            node.index = static_cast<std::uint32_t>(from->footnote.def_count);
            return;
        default: return;
    }
}

void MarkdownBuilder::fill_list(Node& node, const cmark_node* from) {
    node.tight = from->as.list.tight;
    node.number = from->as.list.start;
}

void MarkdownBuilder::fill_cell(Node& node, cmark_node* from) {
    cmark_node* const table = from->parent->parent;
    const int column = table_column_++;
    if (column < cmark_gfm_extensions_get_table_columns(table))
        node.align = align_of(cmark_gfm_extensions_get_table_alignments(table)[column]);
}

void MarkdownBuilder::fill_code_block(Node& node, const cmark_node* from) {
    node.text = keep(from->as.code.literal, node);
    node.detail = keep(from->as.code.info, node);
    recognise_fence(tree_, node);
}

void MarkdownBuilder::fill_raised(Node& node, const cmark_node* from) {
    node.text = tree_.keep(view(from->as.literal).front() == '~' ? "sub" : "sup");
}

void MarkdownBuilder::add_text(Node like, std::string_view text) {
    like.kind = Kind::text;
    like.text = tree_.keep(text);
    like.detail = {};
    add(like);
}

void MarkdownBuilder::add_raised_text(Node like, const cmark_node* from) {
    add_text(like, inside(view(from->as.literal)));
}

/// `[[Page]]` and its longer forms in a text; returns the last of the nodes it becomes.
NodeIndex MarkdownBuilder::add_wiki_links(Node node) {
    const std::string text(tree_.text_of(node));
    std::string_view rest = text;
    for (std::size_t start = rest.find("[["); start != std::string_view::npos;
         start = rest.find("[[")) {
        const std::size_t end = rest.find("]]", start);
        if (end == std::string_view::npos) break;
        const std::string_view link = rest.substr(start + 2, end - start - 2);
        const bool named = !trimmed(link).empty() && link.find('[') == std::string_view::npos;
        if (start > 0 || !named) add_text(node, rest.substr(0, named ? start : end + 2));
        if (named) add_wiki_link(node, link);
        rest.remove_prefix(end + 2);
    }
    if (rest.size() == text.size()) return add(node);
    add_text(node, rest);
    return static_cast<NodeIndex>(tree_.nodes.size()) - 1;
}

void MarkdownBuilder::add_wiki_link(Node node, std::string_view inside) {
    const std::size_t bar = inside.find('|');
    const std::string_view shown = bar == std::string_view::npos ? inside : inside.substr(bar + 1);
    node.kind = Kind::link;
    node.text = {};
    node.index = static_cast<std::uint32_t>(tree_.references.size());
    tree_.references.push_back(
        {Reference::Kind::wiki, std::string(trimmed(inside.substr(0, bar))), tree_.place_of(node)});
    const NodeIndex link = add(node);
    add_text(node, trimmed(shown));
    tree_.nodes[link].end = static_cast<NodeIndex>(tree_.nodes.size());
}

void MarkdownBuilder::fill_reference(Node& node, const cmark_node* from) {
    node.detail = keep(from->as.link.title, node);
    node.index = static_cast<std::uint32_t>(tree_.references.size());
    const auto kind = node.kind == Kind::link ? Reference::Kind::link : Reference::Kind::image;
    const Slice url = keep(from->as.link.url, node);
    tree_.references.push_back({kind, std::string(tree_.at(url)), tree_.place_of(node)});
}

void MarkdownBuilder::fill_footnote_reference(Node& node, const cmark_node* from) {
    const std::string_view number = view(from->as.literal);
    std::from_chars(number.data(), number.data() + number.size(), node.index);
    node.number = from->footnote.ref_ix;
    if (from->parent_footnote_def != nullptr)
        node.text = keep(from->parent_footnote_def->as.literal, node);
}

void MarkdownBuilder::close(const Open& done) {
    const NodeIndex index = done.index;
    tree_.nodes[index].end = static_cast<NodeIndex>(tree_.nodes.size());
    const Kind kind = tree_.nodes[index].kind;
    if (kind == Kind::quote) recognise_alert(tree_, index);
    if (kind == Kind::heading) recognise_heading_name(tree_, index);
    if (kind == Kind::paragraph) recognise_listing(tree_, index);
    if (kind == Kind::table_cell) recognise_cell_colour(tree_, index);
    if (has_definitions_ && !holds_inlines(kind)) recognise_terms(tree_, index);
    has_definitions_ = has_definitions_ || tree_.nodes[index].kind == Kind::meaning;
    if (done.has_directive) directives_.resolve(index);
    if (kind == Kind::heading) register_heading(index);
}

void MarkdownBuilder::register_heading(NodeIndex index) {
    Node& node = tree_.nodes[index];
    node.index = static_cast<std::uint32_t>(tree_.headings.size());
    const std::string text(trimmed(plain_text(tree_, index)));
    tree_.heading_names.emplace_back(trimmed(plain_text(tree_, index, Emoji::names)));
    tree_.headings.push_back(
        {node.number, text, slugs_.next(tree_.heading_names.back()), tree_.place_of(node)});
}

void MarkdownBuilder::find_title_heading() {
    for (const NodeIndex child : Children(tree_, 0)) {
        const Node& node = tree_.nodes[child];
        if (node.kind == Kind::dropped) continue;
        if (node.kind == Kind::heading && node.number == 1) tree_.title_heading = node.index;
        return;
    }
}

}  // namespace confsync::render
