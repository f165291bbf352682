#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "render/html_rewriter.hpp"
#include "render/html_values.hpp"

namespace confsync::render {

namespace {

/// ` colspan="2"`, or nothing for a span of one.
std::string span_attribute(const HtmlNode& cell, std::string_view name) {
    constexpr int most = 1000;
    const std::string_view value = cell.attribute(name);
    int span = 1;
    std::from_chars(value.data(), value.data() + value.size(), span);
    return span > 1 && span <= most ? fmt::format(" {}=\"{}\"", name, span) : std::string();
}

std::string ground_of(const HtmlNode& cell) {
    const std::string_view style = cell.attribute("style");
    for (const std::string_view property : {"background-color", "background"})
        if (std::string colour = hex_colour(style_value(style, property)); !colour.empty())
            return colour;
    return hex_colour(cell.attribute("bgcolor"));
}

int width_of(const HtmlNode& column) {
    const int styled = pixels(style_value(column.attribute("style"), "width"));
    return styled != 0 ? styled : pixels(column.attribute("width"));
}

}  // namespace

/// A caption would fall out of the table on the server: it becomes the paragraph before.
void HtmlRewriter::table(const HtmlNode& node) {
    for (const HtmlNode& part : node.children)
        if (part.role() == TagRole::caption) apart([&] { flow_of(part); });
    if (std::string name = anchor_of(node); !name.empty())
        around_.anchors.push_back(std::move(name));
    if (first_with_role(node, TagRole::row) == nullptr)
        return remark("html-removed", Severity::note, "a table without rows is not shown", node);
    enclosed(Kind::html_table, node, {}, [&] {
        columns(node);
        rows(node, true);
        rows(node, false);
    });
}

/// Columns without a width say nothing.
void HtmlRewriter::columns(const HtmlNode& table) {
    std::vector<const HtmlNode*> list;
    for (const HtmlNode& part : table.children)
        for (const HtmlNode& column : part.children)
            if (part.role() == TagRole::columns && column.role() == TagRole::column)
                list.push_back(&column);
    const bool sized = std::any_of(list.begin(), list.end(),
                                   [](const HtmlNode* column) { return width_of(*column) != 0; });
    if (!sized) return;
    enclosed(Kind::element, table, "colgroup", [&] {
        for (const HtmlNode* column : list) {
            const int width = width_of(*column);
            leaf(Kind::element, *column, "col",
                 width != 0 ? fmt::format(" style=\"width: {}.0px;\"", width) : std::string());
        }
    });
}

/// The rows of the head, or all others as one body.
void HtmlRewriter::rows(const HtmlNode& table, bool head) {
    std::vector<const HtmlNode*> list;
    for (const HtmlNode& part : table.children)
        if (part.role() == TagRole::rows && (part.name == "thead") == head)
            for (const HtmlNode& child : part.children)
                if (child.role() == TagRole::row) list.push_back(&child);
    if (list.empty()) return;
    enclosed(Kind::element, table, head ? "thead" : "tbody", [&] {
        for (const HtmlNode* part : list) row(*part);
    });
}

void HtmlRewriter::row(const HtmlNode& node) {
    enclosed(Kind::element, node, "tr", [&] {
        for (const HtmlNode& child : node.children)
            if (child.role() == TagRole::cell) cell(child);
    });
}

void HtmlRewriter::cell(const HtmlNode& node) {
    const NodeIndex index = open(Kind::html_cell, node);
    tree_.nodes[index].header = node.name == "th";
    tree_.nodes[index].text = tree_.keep(ground_of(node));
    tree_.nodes[index].detail =
        tree_.keep(span_attribute(node, "colspan") + span_attribute(node, "rowspan"));
    if (std::string name = anchor_of(node); !name.empty())
        around_.anchors.push_back(std::move(name));
    cell_of(node.children, align_of(node));
    if (tree_.nodes.size() == index + 1)
        enclosed(Kind::paragraph, node, {}, [&] { waiting_anchors(); });
    close(index);
}

/// Two `<br>` in a row end a paragraph of a cell, which is the only way to spell that in Markdown.
void HtmlRewriter::cell_of(const HtmlNodes& nodes, Align align) {
    const Align outside = around_.align;
    around_.align = align;
    const bool in_cell = std::exchange(in_cell_, true);
    flow(nodes);
    in_cell_ = in_cell;
    around_.align = outside;
}

}  // namespace confsync::render
