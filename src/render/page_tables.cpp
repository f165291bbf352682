#include <algorithm>

#include "render/page_writer.hpp"

namespace confsync::render {

std::string_view style_of(Align align) {
    switch (align) {
        case Align::center: return " style=\"text-align: center;\"";
        case Align::right: return " style=\"text-align: right;\"";
        case Align::none:
        case Align::left: break;
    }
    return {};
}

void PageWriter::table(NodeIndex index) {
    out_ += on_cloud() ? "<table data-layout=\"align-start\"><tbody>"
                       : "<table class=\"wrapped\"><tbody>";
    const bool has_more_rows = node(index + 1).end != node(index).end;
    for (const NodeIndex child : Children(tree_, index)) {
        const bool headless = node(child).header && is_empty_row(child) && has_more_rows;
        if (!headless) row(child);
    }
    out_ += "</tbody></table>";
}

bool PageWriter::is_empty_row(NodeIndex index) const {
    const Children cells(tree_, index);
    for (const NodeIndex cell : cells)
        if (!Children(tree_, cell).empty()) return false;
    return true;
}

void PageWriter::row(NodeIndex index) {
    out_ += "<tr>";
    for (const NodeIndex child : Children(tree_, index)) cell(child, node(index).header);
    out_ += "</tr>";
}

/// HTML in a cell can make more of it than a line.
bool PageWriter::holds_blocks(NodeIndex cell) const {
    const NodeIndex first = cell + 1;
    return first < node(cell).end && node(first).kind < Kind::element;
}

/// Alignment takes effect on the paragraph on Cloud, on the cell on Data Center
/// (markdown-mapping.md a.1).
void PageWriter::cell(NodeIndex index, bool header) {
    const std::string_view element = header ? "th" : "td";
    const std::string_view style = style_of(node(index).align);
    out_.append("<").append(element);
    if (!on_cloud()) out_ += style;
    out_ += '>';
    if (holds_blocks(index)) {
        blocks(index);
    } else {
        wrapped(index, "p", on_cloud() ? style : std::string_view());
    }
    out_.append("</").append(element).append(">");
}

}  // namespace confsync::render
