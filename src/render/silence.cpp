#include "render/silence.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/text.hpp"
#include "render/tree.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view prefix = "confsync:";
constexpr int no_end = std::numeric_limits<int>::max();

/// What the comment says after "confsync:"; nothing when it is another comment.
std::optional<std::string_view> said_in(std::string_view html) {
    html = trimmed(html);
    if (!html.starts_with("<!--") || !html.ends_with("-->") || html.size() < 7) return std::nullopt;
    const std::string_view inside = trimmed(html.substr(4, html.size() - 7));
    if (!inside.starts_with(prefix)) return std::nullopt;
    return inside.substr(prefix.size());
}

std::vector<std::string> words_of(std::string_view text) {
    std::string separated(text);
    std::ranges::replace_if(
        separated, [](char c) { return c == ',' || c == '\t' || c == '\r' || c == '\n'; }, ' ');
    std::vector<std::string> words;
    for (const std::string_view word : split(separated, ' '))
        if (!word.empty()) words.emplace_back(word);
    return words;
}

bool holds_text(Kind kind) {
    return kind == Kind::paragraph || kind == Kind::heading || kind == Kind::table_cell;
}

/// The last line of the block that follows a comment, as far as the next block tells.
int last_line_below(const Tree& tree, NodeIndex comment, NodeIndex end) {
    NodeIndex block = tree.nodes[comment].end;
    while (block < end && tree.nodes[block].kind == Kind::dropped) block = tree.nodes[block].end;
    if (block >= end) return tree.nodes[comment].line;
    const NodeIndex next = tree.nodes[block].end;
    if (next >= tree.nodes.size()) return no_end;
    // Footnotes stand at the end of the tree, wherever they were written.
    const bool in_order = tree.nodes[next].line > tree.nodes[block].line;
    return in_order ? tree.nodes[next].line - 1 : no_end;
}

class Silences {
  public:
    explicit Silences(const Tree& tree) : tree_(tree) {}

    void look_below(NodeIndex parent) {
        for (const NodeIndex child : Children(tree_, parent))
            if (tree_.nodes[child].kind == Kind::dropped) see(child, parent);
    }
    std::vector<Silence> take() && {
        std::ranges::stable_sort(found_, {}, &Silence::where);
        return std::move(found_);
    }

  private:
    void see(NodeIndex child, NodeIndex parent) {
        const Node& node = tree_.nodes[child];
        const auto said = said_in(tree_.text_of(node));
        if (!said) return;
        std::vector<std::string> words = words_of(*said);
        const std::string verb = words.empty() ? std::string() : words.front();
        Silence silence{{}, tree_.place_of(node), node.line, node.line};
        if (verb == "ignore-file") {
            silence.first_line = 0;
            silence.last_line = no_end;
        } else if (!holds_text(tree_.nodes[parent].kind)) {
            silence.last_line = last_line_below(tree_, child, tree_.nodes[parent].end);
        }
        if (verb == "ignore" || verb == "ignore-file")
            silence.codes.assign(words.begin() + 1, words.end());
        found_.push_back(std::move(silence));
    }

    const Tree& tree_;
    std::vector<Silence> found_;
};

}  // namespace

std::vector<Silence> silences_of(const Document& document) {
    const Tree& tree = document.tree();
    if (tree.text.find(prefix) == std::string::npos) return {};
    Silences silences(tree);
    for (NodeIndex parent = 0; parent < tree.nodes.size(); ++parent) silences.look_below(parent);
    return std::move(silences).take();
}

}  // namespace confsync::render
