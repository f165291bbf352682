#include <fmt/format.h>

#include <vector>

#include "base/text.hpp"
#include "render/html_tag.hpp"
#include "render/storage_entities.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view summary_start = "<summary>";
constexpr std::string_view summary_end = "</summary>";

/// The tag that `html` begins with, brackets included; empty when it begins with none.
std::string_view leading_tag(std::string_view html) {
    const std::size_t end = html.find('>');
    return html.empty() || html.front() != '<' || end == std::string_view::npos
               ? std::string_view()
               : html.substr(0, end + 1);
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// Length of `</details>` or of `<details>` with its summary at the start of `html`; 0: none there.
std::size_t piece_length(std::string_view html) {
    const std::string_view tag = leading_tag(html);
    if (tag.empty() || read_tag(tag).name != "details") return 0;
    const std::string_view rest = html.substr(tag.size());
    const std::size_t start = rest.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || !starts_with(rest.substr(start), summary_start))
        return tag.size();
    const std::size_t end = rest.find(summary_end);
    return end == std::string_view::npos ? tag.size() : tag.size() + end + summary_end.size();
}

/// Macro parameters are plain text (markdown-mapping.md R3).
std::string without_tags(std::string_view html) {
    std::string text;
    while (!html.empty()) {
        const std::string_view tag = leading_tag(html);
        if (tag.empty()) text += html.front();
        html.remove_prefix(tag.empty() ? 1 : tag.size());
    }
    return decode_entities(text);
}

/// The title of `<details><summary>Title</summary>`, when the block holds nothing else.
struct DetailsStart {
    bool found = false;
    std::string title;
};

DetailsStart read_details(std::string_view html) {
    const HtmlTag details = read_tag(leading_tag(html));
    const bool opens = details.name == "details" && details.form == HtmlTag::Form::opening;
    if (!opens || piece_length(html) != html.size()) return {};
    html.remove_prefix(leading_tag(html).size());
    html = trimmed(html);
    if (html.empty()) return {true, "Details"};
    html =
        html.substr(summary_start.size(), html.size() - summary_start.size() - summary_end.size());
    return {true, std::string(trimmed(without_tags(html)))};
}

/// `<br>` and nothing else, which an author writes for a blank line.
bool is_only_breaks(std::string_view html) {
    for (html = trimmed(html); !html.empty(); html = trimmed(html)) {
        const std::string_view tag = leading_tag(html);
        if (tag.empty() || read_tag(tag).name != "br") return false;
        html.remove_prefix(tag.size());
    }
    return true;
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
        constexpr std::size_t deepest = 20;
        if (DetailsStart start = read_details(html); start.found && open_.size() < deepest) {
            open_.push_back({index, std::move(start.title)});
        } else if (is_details_end(html) && !open_.empty()) {
            Node& first = tree_.nodes[open_.back().index];
            first.text = tree_.keep(open_.back().title);
            first.kind = Kind::expand;
            first.end = tree_.nodes[index].end;
            tree_.nodes[index].kind = Kind::dropped;
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

std::vector<std::string> details_pieces(std::string_view html) {
    const std::string text = without_comments(html);
    std::vector<std::string> pieces;
    for (std::string_view rest = trimmed(text); !rest.empty(); rest = trimmed(rest)) {
        const std::size_t length = piece_length(rest);
        if (length == 0) return {};
        pieces.emplace_back(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    return pieces;
}

void resolve_block_html(Tree& tree, NodeIndex parent) {
    DetailsPairs pairs(tree);
    std::vector<NodeIndex> blocks;
    for (const NodeIndex child : Children(tree, parent)) {
        if (tree.nodes[child].kind != Kind::html_block) continue;
        blocks.push_back(child);
        const std::string html = without_comments(tree.text_of(tree.nodes[child]));
        const std::string_view rest = trimmed(html);
        if (rest.empty()) {
            tree.nodes[child].kind = Kind::dropped;
            continue;
        }
        if (is_only_breaks(rest)) tree.nodes[child].kind = Kind::paragraph;
        tree.nodes[child].text = tree.keep(rest);
        pairs.see(child, rest);
    }
    for (const NodeIndex block : blocks) {
        const Node& node = tree.nodes[block];
        if (node.kind != Kind::html_block) continue;
        tree.remark("html-as-text", Severity::warning,
                    fmt::format("HTML is shown as text: {}", first_line(tree.text_of(node))), node,
                    "raw HTML comes with a later version; use Markdown");
    }
}

}  // namespace confsync::render
