#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/tree_builder.hpp"

namespace confsync::render {

namespace {

constexpr std::array<std::string_view, 5> alert_words{"note", "tip", "important", "warning",
                                                      "caution"};

/// The word of `[!WORD]`, or nothing.
std::string_view alert_word(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 4 || text.substr(0, 2) != "[!" || text.back() != ']') return {};
    const std::string word = lower_case(text.substr(2, text.size() - 3));
    for (const std::string_view known : alert_words)
        if (word == known) return known;
    return {};
}

bool is_break(const Node& node) {
    return node.kind == Kind::soft_break || node.kind == Kind::hard_break;
}

}  // namespace

void recognise_alert(Tree& tree, NodeIndex quote) {
    const NodeIndex paragraph = quote + 1;
    const NodeIndex marker = quote + 2;
    const NodeIndex end = tree.nodes[quote].end;
    if (marker >= end || tree.nodes[paragraph].kind != Kind::paragraph) return;
    if (tree.nodes[marker].kind != Kind::text) return;
    const std::string_view word = alert_word(tree.text_of(tree.nodes[marker]));
    if (word.empty()) return;
    const NodeIndex after = tree.nodes[marker].end;
    const bool alone = after == tree.nodes[paragraph].end;
    if (alone ? after == end : !is_break(tree.nodes[after])) return;
    tree.nodes[quote].kind = Kind::alert;
    tree.nodes[quote].text = tree.keep(word);
    tree.nodes[alone ? paragraph : marker].kind = Kind::dropped;
    if (!alone) tree.nodes[after].kind = Kind::dropped;
}

}  // namespace confsync::render
