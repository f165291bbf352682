#include <fmt/format.h>

#include <vector>

#include "base/text.hpp"
#include "render/html_tag.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

/// The title of `<details><summary>Title</summary>`, when the block holds nothing else.
struct DetailsStart {
    bool found = false;
    std::string title;
};

DetailsStart read_details(std::string_view html) {
    const std::size_t tag_end = html.find('>');
    if (tag_end == std::string_view::npos) return {};
    const HtmlTag details = read_tag(html.substr(0, tag_end + 1));
    if (details.name != "details" || details.form != HtmlTag::Form::opening) return {};
    html = trimmed(html.substr(tag_end + 1));
    if (html.empty()) return {true, "Details"};
    constexpr std::string_view start = "<summary>";
    constexpr std::string_view end = "</summary>";
    if (html.size() < start.size() + end.size() || html.substr(0, start.size()) != start ||
        html.substr(html.size() - end.size()) != end)
        return {};
    html = trimmed(html.substr(start.size(), html.size() - start.size() - end.size()));
    if (html.find_first_of("<>&") != std::string_view::npos) return {};
    return {true, std::string(html)};
}

bool is_details_end(std::string_view html) {
    const HtmlTag tag = read_tag(html);
    return tag.name == "details" && tag.form == HtmlTag::Form::closing;
}

/// Pairs `<details>` and `</details>` among the blocks of one parent.
class DetailsPairs {
  public:
    explicit DetailsPairs(Tree& tree) : tree_(tree) {}

    void see(NodeIndex index, std::string_view html) {
        if (DetailsStart start = read_details(html); start.found) {
            open_.push_back({index, std::move(start.title)});
        } else if (is_details_end(html) && !open_.empty()) {
            Node& first = tree_.nodes[open_.back().index];
            first.text = tree_.keep(open_.back().title);
            first.kind = Kind::expand_start;
            tree_.nodes[index].kind = Kind::expand_end;
            open_.pop_back();
        }
    }

  private:
    struct Open {
        NodeIndex index;
        std::string title;
    };

    Tree& tree_;
    std::vector<Open> open_;
};

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace

void resolve_block_html(Tree& tree, NodeIndex parent) {
    DetailsPairs pairs(tree);
    for (const NodeIndex child : Children(tree, parent)) {
        if (tree.nodes[child].kind != Kind::html_block) continue;
        const std::string html = without_comments(tree.text_of(tree.nodes[child]));
        const std::string_view rest = trimmed(html);
        if (rest.empty()) {
            tree.nodes[child].kind = Kind::dropped;
            continue;
        }
        tree.nodes[child].text = tree.keep(rest);
        pairs.see(child, rest);
    }
    for (const NodeIndex child : Children(tree, parent)) {
        const Node& node = tree.nodes[child];
        if (node.kind != Kind::html_block) continue;
        tree.remark("html-as-text", Severity::warning,
                    fmt::format("HTML is shown as text: {}", first_line(tree.text_of(node))), node,
                    "raw HTML comes with a later version; use Markdown");
    }
}

}  // namespace confsync::render
