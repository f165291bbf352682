#include <algorithm>

#include "base/text.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_footnotes.hpp"
#include "render/convert_writer.hpp"
#include "render/page_sections.hpp"

namespace confsync::render {

namespace {

/// What a section says about its width.
std::optional<std::string> section_arguments(const StorageNode& section) {
    std::string arguments;
    for (const auto& [name, value] : section.attributes) {
        if (name == "ac:breakout-mode") {
            arguments += " breakout=" + directive_value(value);
        } else if (name == "ac:breakout-width") {
            arguments += " width=" + directive_value(value);
        } else if (name != "ac:type") {
            return std::nullopt;
        }
    }
    return arguments;
}

std::string adf_attribute(const StorageNode& node, std::string_view key) {
    for (const StorageNode& child : node.children)
        if (child.is("ac:adf-attribute") && child.attribute("key") == key)
            return std::string(trimmed(child.characters()));
    return {};
}

/// The words of ADF's panels are not those of the macros (storage-format.md §8.1).
std::string_view panel_word(std::string_view type) {
    if (type == "note") return "IMPORTANT";
    if (type == "info") return "NOTE";
    if (type == "success") return "TIP";
    if (type == "warning") return "WARNING";
    return type == "error" ? "CAUTION" : "";
}

}  // namespace

/// Text between sections of columns stands by itself (directives.md §3).
MarkdownWriter::Text MarkdownWriter::layout(const StorageNode& node) {
    if (!node.attributes.empty()) return std::nullopt;
    std::string out;
    bool after_plain = false;
    for (const StorageNode& child : node.children) {
        if (is_blank_text(child)) continue;
        const Text text =
            child.is("ac:layout-section") ? section(child, after_plain) : std::nullopt;
        if (!text) return std::nullopt;
        after_plain = is_plain_section(child);
        if (!out.empty() && !text->empty()) out += "\n\n";
        out += *text;
    }
    return out;
}

MarkdownWriter::Text MarkdownWriter::section(const StorageNode& node, bool after_plain) {
    std::vector<const StorageNode*> cells;
    for (const StorageNode& child : node.children) {
        if (is_blank_text(child)) continue;
        if (!child.is("ac:layout-cell") || !child.attributes.empty()) return std::nullopt;
        cells.push_back(&child);
    }
    const auto arguments = section_arguments(node);
    if (!arguments || cells.empty()) return std::nullopt;
    if (is_plain_section(node) && !after_plain && cells.size() == 1)
        return blocks(cells.front()->children);
    std::string out =
        "<!-- confluence: columns " + std::string(node.attribute("ac:type")) + *arguments + " -->";
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) out += "\n\n<!-- confluence: column -->";
        if (const std::string content = blocks(cells[at]->children); !content.empty())
            out += "\n\n" + content;
    }
    return out + "\n\n<!-- /confluence: columns -->";
}

/// Panels and decisions; every other island of ADF is opaque (storage-format.md §13).
MarkdownWriter::Text MarkdownWriter::extension(const StorageNode& node) {
    const StorageNode* const island = only_child(node);
    if (island == nullptr || !island->is("ac:adf-node")) return std::nullopt;
    if (island->attribute("type") == "decision-list") return decisions(*island);
    const StorageNode* const content = island->child("ac:adf-content");
    const std::string_view word = panel_word(adf_attribute(*island, "panel-type"));
    const bool panel = island->attribute("type") == "panel" && island->attributes.size() == 1;
    if (!panel || word.empty() || content == nullptr || island->child("ac:adf-mark") != nullptr)
        return std::nullopt;
    return quoted(alert_line(word, {}), content->children);
}

/// `> [!DECISION]` for each; one that is not taken yet has no Markdown form.
MarkdownWriter::Text MarkdownWriter::decisions(const StorageNode& list) {
    std::string out;
    for (const StorageNode& child : list.children) {
        if (is_blank_text(child) || child.is("ac:adf-attribute")) continue;
        const StorageNode* const content = child.child("ac:adf-content");
        const bool taken = child.attribute("type") == "decision-item" && content != nullptr &&
                           adf_attribute(child, "state") == "DECIDED";
        if (!taken) return std::nullopt;
        const Text text = quoted("[!DECISION]", content->children);
        if (!text) return std::nullopt;
        if (!out.empty()) out += "\n\n";
        out += *text;
    }
    return out.empty() ? std::nullopt : Text(out);
}

MarkdownWriter::Text MarkdownWriter::footnote(const StorageNode& item) {
    constexpr std::string_view indent = "    ";
    const auto label = conversion_.anchors.footnotes.find(footnote_name(item));
    const std::string text = blocks(footnote_content(item));
    if (text.empty() || label == conversion_.anchors.footnotes.end()) return std::nullopt;
    return "[^" + label->second + "]: " + prefixed(text, "", indent);
}

}  // namespace confsync::render
