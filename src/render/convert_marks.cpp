#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "render/convert_inline_writer.hpp"

namespace confsync::render {

namespace {

using Edge = Neighbour::Edge;

bool is_blank_text(const StorageNode& node) {
    return node.is_text() && node.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// The children a reader sees.
const StorageNode* first_shown(const StorageNode& node) {
    for (const StorageNode& child : node.children)
        if (!is_blank_text(child)) return &child;
    return nullptr;
}

const StorageNode* last_shown(const StorageNode& node) {
    const auto shown =
        std::find_if_not(node.children.rbegin(), node.children.rend(), is_blank_text);
    return shown == node.children.rend() ? nullptr : &*shown;
}

bool begins_blank(const StorageNode& node) {
    return !node.children.empty() && first_of(node.children.front()).edge == Edge::blank;
}

bool ends_blank(const StorageNode& node) {
    return !node.children.empty() && last_of(node.children.back()).edge == Edge::blank;
}

/// The edges of text without the blanks that move out of a mark.
Neighbour inner_first(const StorageNode& node) {
    const StorageNode* const child = first_shown(node);
    if (child == nullptr || !child->is_text())
        return child == nullptr ? Neighbour() : first_of(*child);
    StorageNode words;
    words.text = trimmed(child->text);
    return first_of(words);
}

Neighbour inner_last(const StorageNode& node) {
    const StorageNode* const child = last_shown(node);
    if (child == nullptr || !child->is_text())
        return child == nullptr ? Neighbour() : last_of(*child);
    StorageNode words;
    words.text = trimmed(child->text);
    return last_of(words);
}

bool flanks(Neighbour outside, Neighbour inside) {
    if (inside.edge == Edge::blank) return false;
    return inside.edge != Edge::punctuation || outside.edge != Edge::letter;
}

bool has_marks(const StorageNode& node) {
    return std::any_of(node.children.begin(), node.children.end(), [](const StorageNode& child) {
        return child.is("em") || child.is("strong") || child.is("del") || has_marks(child);
    });
}

}  // namespace

/// False when the node is no mark.
bool InlineWriter::mark(const StorageNode& here, Neighbour after) {
    constexpr std::array<std::string_view, 5> tags{"u", "sub", "sup", "small", "big"};
    if (here.is("span")) return span(here);
    if (here.is("sup") && footnote_reference(here)) return true;
    const std::string delimiter = delimiter_of(here);
    const bool tag = std::find(tags.begin(), tags.end(), here.name) != tags.end();
    if ((delimiter.empty() && !tag) || !here.attributes.empty()) return false;
    if (first_shown(here) == nullptr) {
        children(here, after);
    } else if (!delimiter.empty() && would_be_read(here, delimiter, after)) {
        tagged(here, delimiter, delimiter);
    } else {
        tagged(here, "<" + here.name + ">", "</" + here.name + ">");
    }
    return true;
}

bool InlineWriter::span(const StorageNode& here) {
    const std::string_view style = here.attribute("style");
    const bool colour =
        style.substr(0, 6) == "color:" || style.substr(0, 17) == "background-color:";
    if (here.attributes.size() != 1 || !colour || first_shown(here) == nullptr) return false;
    tagged(here, "<span style=\"" + escape_xml(style) + "\">", "</span>");
    return true;
}

std::string InlineWriter::delimiter_of(const StorageNode& here) const {
    const Style& style = conversion_.options.style;
    if (here.is("strong")) return std::string(2, style.strong);
    if (here.is("del")) return "~~";
    if (!here.is("em")) return {};
    // `***x***` is emphasis around strong text, so the other way round needs another sign.
    const bool fills_strong = !open_.empty() && open_.back() == "strong" && !out_.empty() &&
                              out_.back() == style.emphasis;
    return std::string(1, fills_strong ? (style.emphasis == '*' ? '_' : '*') : style.emphasis);
}

/// CommonMark's rules for delimiters, on the safe side.
bool InlineWriter::would_be_read(const StorageNode& here, const std::string& delimiter,
                                 Neighbour after) const {
    if (conversion_.html_marks) return false;
    if (std::find(open_.begin(), open_.end(), here.name) != open_.end()) return false;
    const Neighbour left = begins_blank(here) ? Neighbour() : before();
    const Neighbour right = ends_blank(here) ? Neighbour() : after;
    const bool inside_word = left.edge == Edge::letter || right.edge == Edge::letter;
    if (inside_word && (delimiter.front() == '_' || has_marks(here) || !open_.empty()))
        return false;
    const bool doubled = right.sign == delimiter.front() && open_.empty();
    const bool beside = left.sign == delimiter.front() && open_.empty();
    if (doubled || beside) return false;
    return flanks(left, inner_first(here)) && flanks(right, inner_last(here));
}

/// Blanks at the edges of a mark move out of it: Markdown has none there.
void InlineWriter::tagged(const StorageNode& here, std::string_view open, std::string_view close) {
    blank_pending_ = blank_pending_ || (begins_blank(here) && !mark_start_);
    flush_blank();
    out_ += open;
    line_start_ = false;
    mark_start_ = true;
    open_.push_back(here.name);
    children(here, {Edge::punctuation, close.front()});
    open_.pop_back();
    mark_start_ = false;
    out_ += close;
}

}  // namespace confsync::render
