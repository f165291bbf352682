#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "sandbox/html_colour.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

/// Looks by colour; the words of macros and of ADF clash (storage-format.md §8.1).
struct Look {
    std::string_view adf;
    std::string_view look;
    std::string_view icon;
};

constexpr Look looks[] = {{"info", "info", "i"},       {"success", "success", "✓"},
                          {"warning", "caution", "!"}, {"error", "error", "✕"},
                          {"note", "note", "✎"},       {"custom", "custom", ""}};

std::string_view icon_of(std::string_view look) {
    const auto row = std::ranges::find(looks, look, &Look::look);
    return row == std::end(looks) ? std::string_view{} : row->icon;
}

std::string_view look_of_adf(std::string_view type) {
    const auto row = std::ranges::find(looks, type, &Look::adf);
    return row == std::end(looks) ? std::string_view("info") : row->look;
}

std::string adf_attribute(const XmlNode& node, std::string_view key) {
    for (const XmlNode& child : node.children)
        if (child.is("ac:adf-attribute") && child.attribute_or_empty("key") == key)
            return std::string(trimmed(text_of(child)));
    return {};
}

struct Columns {
    std::string_view type;
    std::string_view css;
};

constexpr Columns column_kinds[] = {{"two_equal", "columns-2"},
                                    {"two_left_sidebar", "columns-left"},
                                    {"two_right_sidebar", "columns-right"},
                                    {"three_equal", "columns-3"},
                                    {"three_with_sidebars", "columns-middle"},
                                    {"four_equal", "columns-4"},
                                    {"five_equal", "columns-5"}};

}  // namespace

void HtmlWriter::panel(std::string_view look, std::string_view title, const XmlNode* content) {
    out_ += fmt::format("<div class=\"panel panel-{}\">", look);
    if (const auto icon = icon_of(look); !icon.empty())
        out_ += fmt::format("<span class=\"panel-icon\" aria-hidden=\"true\">{}</span>", icon);
    out_ += "<div class=\"panel-body\">";
    if (!title.empty()) {
        out_ += "<p class=\"panel-title\">";
        text(title);
        out_ += "</p>";
    }
    if (content != nullptr) children(*content);
    out_ += "</div></div>\n";
}

void HtmlWriter::custom_panel(const XmlNode& macro) {
    const std::string hue(hue_of(macro_parameter(macro, "bgColor")));
    const std::string icon = macro_parameter(macro, "panelIconText");
    out_ += hue.empty() ? "<div class=\"panel panel-custom\">"
                        : fmt::format("<div class=\"panel panel-custom tint-{}\">", hue);
    if (!icon.empty()) {
        out_ += "<span class=\"panel-emoji\" aria-hidden=\"true\">";
        text(icon);
        out_ += "</span>";
    }
    out_ += "<div class=\"panel-body\">";
    if (const std::string title = macro_parameter(macro, "title"); !title.empty()) {
        out_ += "<p class=\"panel-title\">";
        text(title);
        out_ += "</p>";
    }
    rich_body(macro);
    out_ += "</div></div>\n";
}

void HtmlWriter::adf_extension(const XmlNode& node) {
    const XmlNode* inner = node.child("ac:adf-node");
    if (inner == nullptr) return;
    const std::string_view type = inner->attribute_or_empty("type");
    const XmlNode* content = inner->child("ac:adf-content");
    if (type == "panel")
        return panel(look_of_adf(adf_attribute(*inner, "panel-type")), {}, content);
    if (type == "decision-list") return decisions(*inner);
    out_ += "<div class=\"macro\"><span class=\"macro-name\">";
    text(type);
    out_ += "</span>";
    if (content != nullptr) children(*content);
    out_ += "</div>\n";
}

void HtmlWriter::decisions(const XmlNode& list) {
    out_ += "<ul class=\"decisions\">";
    for (const XmlNode& item : list.children) {
        if (!item.is("ac:adf-node")) continue;
        const XmlNode* content = item.child("ac:adf-content");
        if (content != nullptr) wrapped("li", "decision", *content);
    }
    out_ += "</ul>\n";
}

void HtmlWriter::layout_section(const XmlNode& node) {
    const auto kind =
        std::ranges::find(column_kinds, node.attribute_or_empty("ac:type"), &Columns::type);
    const std::string_view css = kind == std::end(column_kinds) ? "columns-1" : kind->css;
    wrapped("div", fmt::format("layout {}", css), node);
}

}  // namespace confsync::sandbox
