#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "render/html_tag.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

struct MarkTag {
    std::string_view html;
    std::string_view storage;
};

constexpr std::array mark_tags{
    MarkTag{"b", "strong"}, MarkTag{"strong", "strong"}, MarkTag{"i", "em"},
    MarkTag{"em", "em"},    MarkTag{"u", "u"},           MarkTag{"ins", "u"},
    MarkTag{"s", "del"},    MarkTag{"del", "del"},       MarkTag{"sub", "sub"},
    MarkTag{"sup", "sup"},  MarkTag{"code", "code"},     MarkTag{"kbd", "code"},
};

std::string_view storage_mark(const HtmlTag& tag) {
    if (tag.other_attributes || !tag.anchor.empty()) return {};
    const auto found = std::find_if(mark_tags.begin(), mark_tags.end(),
                                    [&](const MarkTag& mark) { return mark.html == tag.name; });
    return found == mark_tags.end() ? std::string_view() : found->storage;
}

/// Names both products take (storage-format.md §8.15).
bool is_anchor_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
    });
}

bool is_anchor(const HtmlTag& tag) {
    return tag.name == "a" && !tag.other_attributes && is_anchor_name(tag.anchor);
}

/// Pairs the tags among the children of one parent; what crosses a mark of Markdown stays text.
class InlinePairs {
  public:
    explicit InlinePairs(Tree& tree) : tree_(tree) {}

    void see(NodeIndex index) {
        Node& node = tree_.nodes[index];
        const std::string_view source = tree_.text_of(node);
        if (source.substr(0, 4) == "<!--") {
            node.kind = Kind::dropped;
            return;
        }
        const HtmlTag tag = read_tag(source);
        if (tag.name == "br" && tag.form != HtmlTag::Form::closing) {
            node.kind = Kind::hard_break;
        } else if (is_anchor(tag) && tag.form != HtmlTag::Form::closing) {
            make_anchor(index, tag);
        } else if (tag.form == HtmlTag::Form::opening) {
            open(index, tag);
        } else if (tag.form == HtmlTag::Form::closing) {
            close(index, tag.name);
        }
    }

  private:
    struct Open {
        NodeIndex index;
        HtmlTag tag;
    };

    void make_anchor(NodeIndex index, const HtmlTag& tag) {
        tree_.nodes[index].text = tree_.keep(tag.anchor);
        tree_.nodes[index].kind = Kind::anchor;
        tree_.anchors.push_back(tag.anchor);
        if (tag.form == HtmlTag::Form::opening) open(index, tag);
    }

    /// Tags beyond any depth that a person writes stay text.
    void open(NodeIndex index, const HtmlTag& tag) {
        constexpr std::size_t deepest = 50;
        if (open_.size() < deepest) open_.push_back({index, tag});
    }

    void close(NodeIndex index, const std::string& name) {
        const auto start = std::find_if(open_.rbegin(), open_.rend(),
                                        [&](const Open& o) { return o.tag.name == name; });
        if (start == open_.rend()) return;
        pair(*start, index);
        open_.erase(std::next(start).base(), open_.end());
    }

    void pair(const Open& opened, NodeIndex end) {
        Node& start = tree_.nodes[opened.index];
        const std::string_view mark = storage_mark(opened.tag);
        if (start.kind == Kind::anchor) {
            tree_.nodes[end].kind = Kind::dropped;
        } else if (!mark.empty()) {
            start.text = tree_.nodes[end].text = tree_.keep(mark);
            start.kind = Kind::mark_start;
            tree_.nodes[end].kind = Kind::mark_end;
        }
    }

    Tree& tree_;
    std::vector<Open> open_;
};

}  // namespace

void resolve_inline_html(Tree& tree, NodeIndex parent) {
    InlinePairs pairs(tree);
    for (const NodeIndex child : Children(tree, parent))
        if (tree.nodes[child].kind == Kind::html) pairs.see(child);
    for (const NodeIndex child : Children(tree, parent)) {
        const Node& node = tree.nodes[child];
        const std::string_view html = tree.text_of(node);
        if (node.kind != Kind::html) continue;
        tree.remark("html-as-text", Severity::warning,
                    fmt::format("HTML is shown as text: {}", html.substr(0, html.find('\n'))), node,
                    "raw HTML comes with a later version; use Markdown");
    }
}

}  // namespace confsync::render
