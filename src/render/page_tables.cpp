#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// A table of more columns is hard to read on a page.
constexpr int most_columns = 12;
constexpr std::array<std::string_view, 7> layouts{
    "default", "center", "align-start", "align-end", "wide", "full-width", "none"};

std::string_view style_of(Align align) {
    switch (align) {
        case Align::center: return "text-align: center;";
        case Align::right: return "text-align: right;";
        case Align::none:
        case Align::left: break;
    }
    return {};
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 6 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Cloud takes pixels alone; a share is one of the page's width. 0: neither.
int pixels_of(std::string_view text) {
    constexpr int page_width = 760;
    const bool percent = !text.empty() && text.back() == '%';
    if (percent) text.remove_suffix(1);
    if (!is_number(text)) return 0;
    const int number = std::stoi(std::string(text));
    return percent ? page_width * number / 100 : number;
}

/// "200" is 200.0px, "25%" is 25.0%; empty for anything else.
std::string css_length(std::string_view text) {
    text = trimmed(text);
    if (is_number(text)) return fmt::format("{}.0px", text);
    const bool percent = !text.empty() && text.back() == '%';
    if (percent && is_number(text.substr(0, text.size() - 1)))
        return fmt::format("{}.0%", text.substr(0, text.size() - 1));
    return {};
}

}  // namespace

void PageWriter::table(NodeIndex index, const Directive* about) {
    const TableLook outside = std::exchange(table_look_, {});
    table_look_.without_second_column =
        options_.tables.header_column && has_empty_second_column(index);
    table_look_.header_column = in_properties_ || table_look_.without_second_column ||
                                (about != nullptr && about->has("header-column"));
    table_look_.numbered = about != nullptr && about->has("numbered");
    table_start(index, about);
    const bool has_more_rows = node(index + 1).end != node(index).end;
    for (const NodeIndex child : Children(tree_, index)) {
        const bool headless = node(child).header && is_empty_row(child) && has_more_rows;
        if (!headless) row(child);
    }
    out_ += "</tbody></table>";
    table_look_ = outside;
}

void PageWriter::table_start(NodeIndex index, const Directive* about) {
    out_ += "<table";
    const std::string_view width = about == nullptr ? "" : about->value("width");
    if (on_cloud()) {
        const std::string layout = table_layout(index, about);
        if (layout != "none") attribute("data-layout", layout);
        if (const int pixels = pixels_of(width); pixels > 0)
            attribute("data-table-width", std::to_string(pixels));
    } else {
        const std::string css = css_length(width);
        attribute("class", css.empty() ? "wrapped" : "relative-table wrapped");
        if (!css.empty()) attribute("style", fmt::format("width: {};", css));
    }
    out_ += '>';
    if (about != nullptr && !about->value("columns").empty())
        table_columns(about->value("columns"));
    out_ += "<tbody>";
    int cells = 0;
    for (const NodeIndex cell : Children(tree_, index + 1)) cells += node(cell).end > cell ? 1 : 0;
    if (cells <= most_columns) return;
    remark("table-wide", Severity::note, fmt::format("the table has {} columns", cells),
           node(index), "readers will have to scroll");
}

/// What the directive says, else the page's front matter, else the configuration.
std::string PageWriter::table_layout(NodeIndex index, const Directive* about) {
    std::string layout(about == nullptr ? "" : about->value("layout"));
    if (layout.empty()) layout = tree_.front_matter.confluence.table_layout;
    if (layout.empty()) layout = options_.tables.layout;
    if (std::find(layouts.begin(), layouts.end(), layout) != layouts.end()) return layout;
    remark("unknown-layout", Severity::warning, fmt::format("there is no table layout {}", layout),
           node(index), "default, center, align-start, align-end, wide, full-width or none");
    return options_.tables.layout;
}

/// "200,600,*": a star takes what is left.
void PageWriter::table_columns(std::string_view widths) {
    out_ += "<colgroup>";
    if (table_look_.numbered) out_ += "<col />";
    for (const std::string_view width : split(widths, ',')) {
        const std::string css = css_length(width);
        out_ += css.empty() ? "<col />" : fmt::format("<col style=\"width: {};\" />", css);
    }
    out_ += "</colgroup>";
}

bool PageWriter::is_empty_row(NodeIndex index) const {
    const Children cells(tree_, index);
    for (const NodeIndex cell : cells)
        if (!Children(tree_, cell).empty()) return false;
    return true;
}

bool PageWriter::has_empty_second_column(NodeIndex table) const {
    for (const NodeIndex row : Children(tree_, table)) {
        int column = 0;
        for (const NodeIndex cell : Children(tree_, row)) {
            if (column++ != 1) continue;
            if (!Children(tree_, cell).empty()) return false;
        }
        if (column < 2) return false;
    }
    return true;
}

void PageWriter::row(NodeIndex index) {
    const bool header = node(index).header;
    out_ += "<tr>";
    if (table_look_.numbered) {
        out_ += header ? "<th class=\"numberingColumn\"></th>"
                       : fmt::format("<td class=\"numberingColumn\"><p>{}</p></td>",
                                     ++table_look_.number);
    }
    int column = 0;
    for (const NodeIndex child : Children(tree_, index)) {
        const int here = column++;
        if (here == 1 && table_look_.without_second_column) continue;
        const bool is_first = here == 0 && table_look_.header_column;
        cell(child, is_first || (header && !in_properties_));
    }
    out_ += "</tr>";
}

/// Alignment takes effect on the paragraph on Cloud, on the cell on Data Center
/// (markdown-mapping.md a.1).
void PageWriter::cell(NodeIndex index, bool header) {
    const std::string_view element = header ? "th" : "td";
    const std::string_view style = style_of(node(index).align);
    const std::string_view colour = tree_.at(node(index).detail);
    out_.append("<").append(element);
    if (!on_cloud() && !colour.empty()) attribute("class", fmt::format("highlight-{}", colour));
    if (!colour.empty()) attribute("data-highlight-colour", colour);
    if (!on_cloud() && !style.empty()) attribute("style", style);
    out_ += "><p";
    if (on_cloud() && !style.empty()) attribute("style", style);
    out_ += '>';
    inlines(index);
    out_.append("</p></").append(element).append(">");
}

}  // namespace confsync::render
