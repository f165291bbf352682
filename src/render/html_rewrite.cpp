#include <algorithm>

#include "base/text.hpp"
#include "render/html_rewriter.hpp"
#include "render/slug.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

/// Beyond it, tags stay text. Deeper than any document, shallow enough for a walk by recursion.
constexpr int deepest = 300;
constexpr std::uint32_t not_numbered = ~0U;

bool is_tag(Kind kind) { return kind == Kind::html || kind == Kind::html_block; }

/// Blocks that hold nothing but a line.
bool is_line(Kind kind) {
    return kind == Kind::paragraph || kind == Kind::heading || kind == Kind::table_cell ||
           kind == Kind::title || kind == Kind::term;
}

bool holds_line(Kind kind) { return is_line(kind) || kind > Kind::text; }

bool any_has_blocks(const HtmlNodes& nodes) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const HtmlNode& node) { return node.has_blocks; });
}

bool has_line_breaks(const HtmlNodes& nodes) {
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const HtmlNode& node) { return node.role() == TagRole::line_break; });
}

}  // namespace

void rewrite_html(Tree& tree) { HtmlRewriter(tree).rewrite(); }

void HtmlRewriter::rewrite() {
    copy(0);
    if (has_headings_) renumber_headings();
    for (const NodeIndex block : Children(tree_, 0)) place_in_file(block);
}

/// What HTML became stands in the lines of the blocks it came from.
void HtmlRewriter::place_in_file(NodeIndex block) {
    Node& node = tree_.nodes[block];
    if (node.end_line > 0) return;
    if (node.line == 0 && old_block_ < old_[0].end) node.line = old_[old_block_].line;
    int last = 0;
    for (NodeIndex at = block; at < node.end; ++at) {
        const int line = tree_.nodes[at].line;
        if (line > 0) node.line = node.line > 0 ? std::min(node.line, line) : line;
        last = std::max({last, line, tree_.nodes[at].end_line});
    }
    for (; old_block_ < old_[0].end; old_block_ = old_[old_block_].end) {
        const Node& old = old_[old_block_];
        if (old.line > last) break;
        if (old.end_line >= node.line) node.end_line = std::max(old.end_line, last);
        if (old.end_line > last) break;
    }
    node.end_line = std::max(node.end_line, last);
}

void HtmlRewriter::copy(NodeIndex from) {
    const Kind kind = old_[from].kind;
    if (is_line(kind)) return copy_line(from);
    if (kind == Kind::code_block || kind == Kind::rule) lone_anchors();
    const auto index = static_cast<NodeIndex>(tree_.nodes.size());
    tree_.nodes.push_back(old_[from]);
    if (kind == Kind::text && at_line_start_) trim_start(tree_.nodes[index]);
    // An image shows its text only, and tags are none.
    if (is_tag(kind)) tree_.nodes[index].kind = Kind::text;
    copy_children(from);
    close(index);
    if (kind != Kind::hard_break) at_line_start_ = false;
}

/// Blanks behind a tag that begins a line don't show.
void HtmlRewriter::trim_start(Node& node) const {
    while (node.text.length > 0 && tree_.text_of(node).front() == ' ') {
        ++node.text.offset;
        --node.text.length;
    }
}

void HtmlRewriter::copy_children(NodeIndex from) {
    const bool readable = depth_ < deepest && old_[from].kind != Kind::image;
    ++depth_;
    if (!readable || !holds_html(from)) {
        for (NodeIndex at = from + 1; at < old_[from].end; at = old_[at].end) copy(at);
    } else if (holds_line(old_[from].kind)) {
        line(read_line(from));
    } else {
        flow(read_blocks(from));
    }
    --depth_;
}

/// A paragraph, a heading or a cell of a Markdown table.
void HtmlRewriter::copy_line(NodeIndex from) {
    const Node node = old_[from];
    const bool has_html = depth_ < deepest && holds_html(from);
    const HtmlNodes nodes = has_html ? read_line(from) : HtmlNodes();
    ++depth_;
    const bool is_cell = node.kind == Kind::table_cell;
    const bool has_blocks = any_has_blocks(nodes) || (is_cell && has_line_breaks(nodes));
    if (node.kind == Kind::paragraph && has_blocks) {
        flow(nodes);
    } else {
        const auto index = static_cast<NodeIndex>(tree_.nodes.size());
        tree_.nodes.push_back(node);
        if (!is_cell && node.align == Align::none) tree_.nodes[index].align = around_.align;
        if (is_cell && has_blocks) {
            cell_of(nodes, node.align);
        } else {
            line_of(from, nodes, has_html);
        }
        close(index);
    }
    --depth_;
}

void HtmlRewriter::line_of(NodeIndex from, const HtmlNodes& nodes, bool has_html) {
    at_line_start_ = true;
    waiting_anchors();
    in_marks(0, [&] { has_html ? line(nodes) : copy_children(from); });
}

bool HtmlRewriter::holds_html(NodeIndex parent) const {
    for (NodeIndex at = parent + 1; at < old_[parent].end; at = old_[at].end)
        if (is_tag(old_[at].kind)) return true;
    return false;
}

HtmlNodes HtmlRewriter::read_blocks(NodeIndex parent) {
    HtmlAssembly assembly(tree_.file, HtmlAssembly::Unclosed::ends_with_its_piece);
    for (NodeIndex at = parent + 1; at < old_[parent].end; at = old_[at].end) {
        const Node& child = old_[at];
        if (is_tag(child.kind)) {
            assembly.add_html(tree_.text_of(child), child.line, child.column);
        } else {
            assembly.add_block(at);
        }
    }
    return parsed(assembly);
}

HtmlNodes HtmlRewriter::read_line(NodeIndex parent) {
    HtmlAssembly assembly(tree_.file, HtmlAssembly::Unclosed::ends_with_all);
    for (NodeIndex at = parent + 1; at < old_[parent].end; at = old_[at].end) {
        const Node& child = old_[at];
        if (is_tag(child.kind)) {
            assembly.add_html(tree_.text_of(child), child.line, child.column);
        } else {
            assembly.add_inline(at);
        }
    }
    return parsed(assembly);
}

HtmlNodes HtmlRewriter::parsed(HtmlAssembly& assembly) {
    assembly.finish();
    for (Diagnostic& diagnostic : assembly.diagnostics())
        tree_.remarks.push_back(std::move(diagnostic));
    return parse_html(assembly.html(), assembly.marks());
}

/// Headings in HTML take part in the counting of those that are called the same.
void HtmlRewriter::renumber_headings() {
    const std::vector<Heading> before = std::exchange(tree_.headings, {});
    const std::vector<std::string> names = std::exchange(tree_.heading_names, {});
    Slugs slugs(tree_.slug_rule);
    for (NodeIndex at = 0; at < tree_.nodes.size(); ++at) {
        Node& node = tree_.nodes[at];
        if (node.kind != Kind::heading) continue;
        Heading heading;
        if (node.index < before.size()) {
            heading = before[node.index];
            tree_.heading_names.push_back(names[node.index]);
        } else {
            tree_.heading_names.emplace_back(trimmed(plain_text(tree_, at, Emoji::names)));
            heading.level = node.number;
            heading.text = trimmed(plain_text(tree_, at));
            heading.where = tree_.place_of(node);
        }
        heading.slug = slugs.next(tree_.heading_names.back());
        node.index = static_cast<std::uint32_t>(tree_.headings.size());
        tree_.headings.push_back(std::move(heading));
    }
}

std::string HtmlRewriter::text_in_hole(NodeIndex from) const {
    std::string text;
    for (NodeIndex at = from; at < old_[from].end; ++at) {
        const Node& node = old_[at];
        if (node.kind == Kind::text || node.kind == Kind::code || node.kind == Kind::code_block ||
            node.kind == Kind::math)
            text += tree_.text_of(node);
        if (node.kind == Kind::emoji) text += tree_.at(node.detail);
        if (node.kind == Kind::soft_break || node.kind == Kind::hard_break) text += '\n';
    }
    return text;
}

std::string HtmlRewriter::shown_text(const HtmlNode& node) const {
    const bool filled = node.is_hole() && !node.is_boundary();
    std::string text = filled ? text_in_hole(node.hole) : node.text;
    if (node.role() == TagRole::line_break) text += ' ';
    for (const HtmlNode& child : node.children) text += shown_text(child);
    return text;
}

NodeIndex HtmlRewriter::open(Kind kind, const HtmlNode& from) {
    Node node;
    node.kind = kind;
    node.line = from.line;
    node.column = from.column;
    if (kind == Kind::heading) node.index = not_numbered;
    tree_.nodes.push_back(node);
    return static_cast<NodeIndex>(tree_.nodes.size()) - 1;
}

void HtmlRewriter::close(NodeIndex index) {
    tree_.nodes[index].end = static_cast<NodeIndex>(tree_.nodes.size());
}

void HtmlRewriter::leaf(Kind kind, const HtmlNode& from, std::string_view text,
                        std::string_view detail) {
    const NodeIndex index = open(kind, from);
    tree_.nodes[index].text = tree_.keep(text);
    tree_.nodes[index].detail = tree_.keep(detail);
    close(index);
    at_line_start_ = kind == Kind::hard_break;
}

void HtmlRewriter::enclosed(Kind kind, const HtmlNode& from, std::string_view text,
                            const Body& body) {
    const NodeIndex index = open(kind, from);
    tree_.nodes[index].text = tree_.keep(text);
    body();
    close(index);
}

void HtmlRewriter::remark(const char* code, Severity severity, std::string message,
                          const HtmlNode& at, std::string hint) {
    tree_.remarks.push_back(
        {code, severity, std::move(message), {tree_.file, at.line, at.column}, std::move(hint)});
}

}  // namespace confsync::render
