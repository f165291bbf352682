#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "render/convert_writer.hpp"

namespace confsync::render {

namespace {

using Parts = std::vector<const StorageNode*>;

bool is_list(const StorageNode& node) {
    return node.is("ul") || node.is("ol") || node.is("ac:task-list");
}

bool has_only(const StorageNode& list, std::string_view element) {
    return std::all_of(list.children.begin(), list.children.end(), [&](const StorageNode& child) {
        return is_blank_text(child) || (child.is(element) && child.attributes.empty());
    });
}

/// What a list item holds, as far as its blank lines depend on it.
struct ItemFacts {
    int paragraphs = 0;
    int others = 0;  ///< blocks that are neither paragraphs nor lists
    bool bare_text = false;
};

ItemFacts facts_of(const StorageNode& item) {
    ItemFacts facts;
    for (const StorageNode& child : item.children) {
        if (is_blank_text(child) || is_list(child)) continue;
        if (child.is("p")) {
            ++facts.paragraphs;
        } else if (is_inline(child)) {
            facts.bare_text = true;
        } else {
            ++facts.others;
        }
    }
    if (facts.bare_text && item.has_paragraph && facts.paragraphs == 0) facts.paragraphs = 1;
    return facts;
}

int first_number(const StorageNode& list) {
    const std::string_view start = list.attribute("start");
    int number = 1;
    if (!start.empty()) std::from_chars(start.data(), start.data() + start.size(), number);
    return number;
}

char other_of(char marker) {
    switch (marker) {
        case '-': return '*';
        case '.': return ')';
        case ')': return '.';
        default: return '-';
    }
}

/// Markdown takes an indent that is too small or too large for something else.
int fitting(int asked, int text_column) {
    return asked >= text_column && asked < text_column + 4 ? asked : text_column;
}

/// A list that begins with another number than one, or with an empty item, would go on with the
/// paragraph above it.
bool interrupts(std::string_view list) {
    const std::string_view first = list.substr(0, list.find('\n'));
    const std::size_t sign = first.find_first_not_of("0123456789");
    const bool empty = first.find(' ') == std::string_view::npos;
    return !empty && (sign == 0 || first.substr(0, sign) == "1");
}

}  // namespace

/// Tasks and other items that follow each other are one list in Markdown.
Piece MarkdownWriter::list_run(const StorageNodes& siblings, std::size_t at, std::size_t last,
                               const Piece& before) {
    Piece piece;
    Parts parts{&siblings[at]};
    piece.last = at + 1;
    for (std::size_t next = piece.last; next < last && !siblings[at].is("ol"); ++next) {
        const StorageNode& node = siblings[next];
        if (is_blank_text(node)) continue;
        const bool goes_on = (node.is("ul") && parts.back()->is("ac:task-list")) ||
                             (node.is("ac:task-list") && parts.back()->is("ul"));
        if (!goes_on) break;
        parts.push_back(&node);
        piece.last = next + 1;
    }
    const char usual = siblings[at].is("ol") ? style_.ordered : style_.bullet;
    const bool same = before.kind == BlockKind::list && before.marker == usual;
    piece.marker = same ? other_of(usual) : usual;
    const Text text = list(parts, piece.marker);
    piece.verbatim = !text;
    piece.kind = text ? BlockKind::list : BlockKind::fence;
    const char* const start = parts.front()->source.data();
    const char* const end = parts.back()->source.data() + parts.back()->source.size();
    piece.markdown =
        text ? *text : verbatim_fence(style_, {start, static_cast<std::size_t>(end - start)});
    return piece;
}

bool MarkdownWriter::is_spread(const Parts& parts) const {
    bool needs_tight = false;
    bool wants_loose = style_.loose_lists;
    bool needs_loose = false;
    const bool on_cloud = conversion_.options.flavor == Flavor::cloud;
    for (const StorageNode* const part : parts) {
        if (part->is("ac:task-list")) continue;
        for (const StorageNode& item : part->children) {
            const ItemFacts facts = facts_of(item);
            needs_tight = needs_tight || (!on_cloud && facts.paragraphs == 0 && facts.others > 0);
            needs_loose = needs_loose || facts.paragraphs > 1;
            wants_loose = wants_loose || (on_cloud ? facts.others > 0 && style_.loose_blocks
                                                   : facts.paragraphs > 0);
        }
    }
    return needs_loose || (wants_loose && !needs_tight);
}

MarkdownWriter::Text MarkdownWriter::list(const Parts& parts, char marker) {
    const bool ordered = parts.front()->is("ol");
    const bool spread = is_spread(parts);
    const int gap = ordered ? style_.ordered_gap : style_.bullet_gap;
    int number = first_number(*parts.front());
    std::string out;
    for (const StorageNode* const part : parts) {
        const std::string_view kind = part->is("ac:task-list") ? "ac:task" : "li";
        const std::size_t allowed = ordered && part->has_attribute("start") ? 1 : 0;
        if (!has_only(*part, kind) || part->attributes.size() != allowed) return std::nullopt;
        for (const StorageNode& child : part->children) {
            if (is_blank_text(child)) continue;
            const std::string sign =
                ordered ? std::to_string(number) + marker : std::string(1, marker);
            const int column = static_cast<int>(sign.size()) + gap;
            const int indent =
                fitting(ordered ? style_.ordered_indent : style_.bullet_indent, column);
            const std::string start = sign + std::string(static_cast<std::size_t>(gap), ' ');
            const Text text =
                child.is("li") ? item(child, start, indent, spread) : task(child, indent, spread);
            if (!text) return std::nullopt;
            if (!out.empty()) out += spread ? "\n\n" : "\n";
            out += child.is("li") ? *text : with_marker(start, *text, indent);
            if (style_.ordered_counts) ++number;
        }
    }
    return out.empty() ? std::nullopt : Text(out);
}

MarkdownWriter::Text MarkdownWriter::item(const StorageNode& node, const std::string& marker,
                                          int indent, bool spread) {
    indent_ += static_cast<std::size_t>(indent);
    const auto inside = pieces(node.children, 0, node.children.size());
    indent_ -= static_cast<std::size_t>(indent);
    std::string text = item_text(inside, spread);
    // `- ---` would be a rule, not an item with one.
    if (text.substr(0, text.find('\n')) == style_.rule)
        text.replace(0, style_.rule.size(), marker.front() == '*' ? "---" : "***");
    return with_marker(marker, text, indent);
}

/// A paragraph needs no blank line before a list or a fence.
std::string MarkdownWriter::item_text(const std::vector<Piece>& inside, bool spread) const {
    std::string text;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        const BlockKind kind = inside[at].kind;
        const bool close = (kind == BlockKind::list && interrupts(inside[at].markdown)) ||
                           kind == BlockKind::fence;
        if (at > 0) text += spread || !close ? "\n\n" : "\n";
        text += inside[at].markdown;
    }
    return text;
}

std::string MarkdownWriter::with_marker(const std::string& marker, const std::string& text,
                                        int indent) const {
    if (text.empty()) return marker.substr(0, marker.find(' '));
    return prefixed(text, marker, std::string(static_cast<std::size_t>(indent), ' '));
}

/// `[x] text`, and lists below it. A task without text is none in Markdown.
MarkdownWriter::Text MarkdownWriter::task(const StorageNode& node, int indent, bool spread) {
    const StorageNode* const body = node.child("ac:task-body");
    const StorageNode* const status = node.child("ac:task-status");
    if (body == nullptr || status == nullptr) return std::nullopt;
    indent_ += static_cast<std::size_t>(indent);
    auto inside = pieces(body->children, 0, body->children.size());
    const bool starts_with_text = !inside.empty() && inside.front().kind == BlockKind::paragraph;
    for (std::size_t at = 0; at < node.children.size(); ++at) {
        if (!node.children[at].is("ac:task-list")) continue;
        for (Piece& piece : pieces(node.children, at, at + 1)) inside.push_back(std::move(piece));
    }
    indent_ -= static_cast<std::size_t>(indent);
    if (!starts_with_text) return std::nullopt;
    const bool done = trimmed(status->characters()) == "complete";
    return std::string(done ? "[x] " : "[ ] ") + item_text(inside, spread);
}

}  // namespace confsync::render
