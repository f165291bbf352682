#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "render/convert_writer.hpp"
#include "render/escape_markdown.hpp"
#include "render/markdown_wrap.hpp"

namespace confsync::render {

namespace {

/// Deeper than any page a person writes, and shallow enough for lines that are indented anew at
/// each level.
constexpr int deepest = 60;

bool is_list(const StorageNode& node) {
    return node.is("ul") || node.is("ol") || node.is("ac:task-list");
}

int heading_level(const StorageNode& node) {
    const bool heading =
        node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
    return heading ? node.name[1] - '0' : 0;
}

std::size_t longest_run(std::string_view text, char sign) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == sign ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

BlockKind kind_of(std::string_view markdown, const StorageNode& node) {
    if (node.is("p")) return BlockKind::paragraph;
    const std::string_view start = markdown.substr(0, 3);
    return start == "```" || start == "~~~" ? BlockKind::fence : BlockKind::other;
}

}  // namespace

bool is_blank_text(const StorageNode& node) {
    return node.is_text() && node.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const StorageNode* only_child(const StorageNode& node) {
    const StorageNode* only = nullptr;
    for (const StorageNode& child : node.children) {
        if (is_blank_text(child)) continue;
        if (only != nullptr) return nullptr;
        only = &child;
    }
    return only;
}

std::string prefixed(std::string_view text, std::string_view first, std::string_view rest) {
    std::string out;
    std::string_view prefix = first;
    for (const std::string_view line : split(text, '\n')) {
        if (!out.empty()) out += '\n';
        const std::string_view shown =
            line.empty() ? prefix.substr(0, prefix.find_last_not_of(' ') + 1) : prefix;
        out.append(shown).append(line);
        prefix = rest;
    }
    return out;
}

std::string joined(const std::vector<Piece>& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        if (piece.markdown.empty()) continue;
        if (!out.empty()) out += "\n\n";
        out += piece.markdown;
    }
    return out;
}

std::string fenced(const Style& style, std::string_view info, std::string_view code) {
    const bool tildes = style.fence == '~' || info.find('`') != std::string_view::npos;
    const char sign = tildes ? '~' : '`';
    const std::size_t longest = longest_run(code, sign);
    const std::size_t length =
        std::max(static_cast<std::size_t>(style.fence_length), longest >= 3 ? longest + 1 : 3);
    const std::string fence(length, sign);
    std::string text = fence + std::string(info) + "\n";
    if (!code.empty()) text.append(code).append("\n");
    return text + fence;
}

std::string verbatim_fence(const Style& style, std::string_view source) {
    std::string bytes(trimmed(without_comment_markers(source)));
    // A section stands nowhere but in a layout (page_sections.hpp).
    if (bytes.starts_with("<ac:layout-section")) bytes = "<ac:layout>" + bytes + "</ac:layout>";
    return fenced(style, "confluence-storage", bytes);
}

std::string MarkdownWriter::blocks(const StorageNodes& siblings) {
    return joined(pieces(siblings, 0, siblings.size()));
}

std::vector<Piece> MarkdownWriter::pieces(const StorageNodes& siblings, std::size_t first,
                                          std::size_t last, const Piece& before) {
    std::vector<Piece> list;
    for (std::size_t at = first; at < last;) {
        Piece piece = next_piece(siblings, at, last, list.empty() ? before : list.back());
        piece.first = at;
        at = piece.last;
        if (!piece.markdown.empty()) list.push_back(std::move(piece));
    }
    return list;
}

Piece MarkdownWriter::next_piece(const StorageNodes& siblings, std::size_t at, std::size_t last,
                                 const Piece& before) {
    const StorageNode& node = siblings[at];
    if (is_inline(node)) return inline_run(siblings, at, last);
    if (is_list(node)) return list_run(siblings, at, last, before);
    Piece piece = block(node);
    piece.last = at + 1;
    return piece;
}

/// Text that stands in no paragraph: in a cell, in an item of a tight list, between blocks.
Piece MarkdownWriter::inline_run(const StorageNodes& siblings, std::size_t at, std::size_t last) {
    Piece piece;
    piece.kind = BlockKind::paragraph;
    bool has_text = false;
    for (piece.last = at; piece.last < last; ++piece.last) {
        const StorageNode& node = siblings[piece.last];
        if (!is_inline(node) && !(has_text && node.is("ac:image"))) break;
        has_text = has_text || !is_blank_text(node);
    }
    if (has_text) piece.markdown = finished(line(siblings, at, piece.last, LineKind::paragraph));
    return piece;
}

Piece MarkdownWriter::block(const StorageNode& node) {
    Piece piece;
    ++depth_;
    const Text text = depth_ > deepest ? std::nullopt : known_block(node);
    --depth_;
    piece.verbatim = !text;
    piece.markdown = text ? *text : verbatim_fence(style_, node.source);
    piece.kind = piece.verbatim ? BlockKind::fence : kind_of(piece.markdown, node);
    return piece;
}

MarkdownWriter::Text MarkdownWriter::known_block(const StorageNode& node) {
    if (node.is("p")) return paragraph(node);
    if (heading_level(node) != 0) return heading(node);
    if (node.is("table")) return table(node);
    if (node.is("ac:structured-macro")) return macro(node);
    if (node.is("ac:image")) return image(node);
    if (node.is("blockquote")) return quote(node);
    if (node.is("pre")) return preformatted(node);
    if (node.is("ac:layout")) return layout(node);
    if (node.is("ac:adf-extension")) return extension(node);
    if (node.is("hr") && node.attributes.empty()) return style_.rule;
    return std::nullopt;
}

std::string MarkdownWriter::line(const StorageNodes& nodes, std::size_t first, std::size_t last,
                                 LineKind kind) {
    return inline_markdown(conversion_, nodes, first, last, kind);
}

std::string MarkdownWriter::finished(const std::string& text) const {
    return wrapped_lines(text, style_, indent_);
}

/// Editors put images and block macros into paragraphs of their own.
MarkdownWriter::Text MarkdownWriter::paragraph(const StorageNode& node) {
    const StorageNode* const only = only_child(node);
    if (!node.attributes.empty()) return std::nullopt;
    if (only != nullptr && only->is("ac:image")) {
        if (Text shown = image(*only)) return shown;
    } else if (only != nullptr && !is_inline(*only)) {
        return known_block(*only);
    } else if (only != nullptr && only->is("a") && only->has_attribute("data-card-appearance")) {
        if (Text shown = card(*only)) return shown;
    }
    return finished(line(node.children, 0, node.children.size(), LineKind::paragraph));
}

/// A lone address that Cloud shows as a card: the directive stands on the line before it.
MarkdownWriter::Text MarkdownWriter::card(const StorageNode& link) {
    const std::string url(link.attribute("href"));
    if (link.attributes.size() != 2 || link.characters() != url) return std::nullopt;
    StorageNode plain = link;
    plain.attributes = {{"href", url}};
    const std::string shown = line({plain}, 0, 1, LineKind::paragraph);
    return "<!-- confluence: card " + std::string(link.attribute("data-card-appearance")) +
           " -->\n" + shown;
}

MarkdownWriter::Text MarkdownWriter::heading(const StorageNode& node) {
    const int level = heading_level(node);
    if (!node.attributes.empty()) return std::nullopt;
    std::string text = line(node.children, 0, node.children.size(), LineKind::heading);
    std::replace(text.begin(), text.end(), soft_blank, ' ');
    if (text.empty()) return std::string(static_cast<std::size_t>(level), '#');
    if (style_.heading == Style::Heading::setext && level <= 2)
        return text + "\n" + std::string(text.size(), level == 1 ? '=' : '-');
    return std::string(static_cast<std::size_t>(level), '#') + " " + text;
}

MarkdownWriter::Text MarkdownWriter::image(const StorageNode& node) {
    return image_markdown(conversion_, node, false);
}

MarkdownWriter::Text MarkdownWriter::quote(const StorageNode& node) {
    if (!node.attributes.empty()) return std::nullopt;
    return node.children.empty() ? ">" : quoted({}, node.children);
}

MarkdownWriter::Text MarkdownWriter::quoted(std::string_view first_line,
                                            const StorageNodes& children) {
    indent_ += 2;
    const std::vector<Piece> inside = pieces(children, 0, children.size());
    indent_ -= 2;
    if (inside.empty()) return std::nullopt;
    std::string text(first_line);
    // The marker of an alert is the first line of its first paragraph.
    if (!text.empty()) text += inside.front().kind == BlockKind::paragraph ? "\n" : "\n\n";
    const std::string_view sign = style_.quote_gap ? "> " : ">";
    return prefixed(text + joined(inside), sign, sign);
}

MarkdownWriter::Text MarkdownWriter::preformatted(const StorageNode& node) {
    const bool plain = std::all_of(node.children.begin(), node.children.end(),
                                   [](const StorageNode& child) { return child.is_text(); });
    if (!plain || !node.attributes.empty()) return std::nullopt;
    return fenced(style_, "", node.characters());
}

}  // namespace confsync::render
