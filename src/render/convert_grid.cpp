#include "render/convert_grid.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "render/convert_directives.hpp"
#include "render/convert_writer.hpp"

namespace confsync::render {

namespace {

std::string compact(std::string_view style) {
    std::string text;
    for (const char c : style)
        if (c != ' ' && c != ';') text += c;
    return text;
}

/// "center" of `text-align: center;` and nothing else.
std::optional<std::string> alignment(std::string_view style) {
    const std::string text = compact(style);
    constexpr std::string_view property = "text-align:";
    if (text.empty()) return std::string();
    if (!text.starts_with(property)) return std::nullopt;
    const std::string value = text.substr(property.size());
    if (value == "left") return std::string();
    return value == "center" || value == "right" ? std::optional(value) : std::nullopt;
}

/// The one alignment of all its paragraphs.
std::optional<std::string> paragraph_alignment(const StorageNode& cell) {
    std::optional<std::string> shared;
    for (const StorageNode& child : cell.children) {
        if (is_blank_text(child)) continue;
        const bool aligned =
            child.is("p") && child.attributes.size() == 1 && child.has_attribute("style");
        const std::string value =
            aligned ? alignment(child.attribute("style")).value_or("") : std::string();
        if (shared && *shared != value) return std::nullopt;
        shared = value;
    }
    return shared.value_or("");
}

bool read_attribute(GridCell& cell, const std::string& name, const std::string& value) {
    if (name == "colspan" || name == "rowspan") {
        cell.spans = true;
    } else if (name == "data-highlight-colour") {
        cell.colour = value;
    } else if (name == "style") {
        const auto align = alignment(value);
        if (!align) return false;
        cell.align = *align;
    } else if (name == "class") {
        return value.starts_with("highlight-") || value == "confluenceTd" ||
               value == "confluenceTh" || value == "numberingColumn";
    } else if (name != "title") {
        return false;
    }
    return true;
}

std::optional<GridCell> read_cell(const StorageNode& node) {
    GridCell cell;
    cell.node = &node;
    cell.header = node.is("th");
    if (!cell.header && !node.is("td")) return std::nullopt;
    for (const auto& [name, value] : node.attributes)
        if (!read_attribute(cell, name, value)) return std::nullopt;
    const auto inner = paragraph_alignment(node);
    if (!inner) return std::nullopt;
    if (cell.align.empty()) cell.align = *inner;
    cell.empty = std::all_of(node.children.begin(), node.children.end(), is_blank_text);
    return cell;
}

bool read_row(Grid& grid, const StorageNode& row) {
    if (!row.attributes.empty()) return false;
    grid.rows.emplace_back();
    for (const StorageNode& child : row.children) {
        if (is_blank_text(child)) continue;
        const auto cell = read_cell(child);
        if (!cell) return false;
        grid.rows.back().push_back(*cell);
    }
    return !grid.rows.back().empty();
}

bool read_rows(Grid& grid, const StorageNode& part) {
    return std::all_of(part.children.begin(), part.children.end(), [&](const StorageNode& child) {
        return is_blank_text(child) || (child.is("tr") && read_row(grid, child));
    });
}

/// "200,600" for columns with a width each; "*" for one without.
std::string column_widths(const StorageNode& columns) {
    std::string widths;
    bool any = false;
    for (const StorageNode& column : columns.children) {
        if (!column.is("col")) continue;
        std::string width = compact(column.attribute("style"));
        width = width.starts_with("width:") ? width.substr(6) : "*";
        if (width.size() > 2 && width.substr(width.size() - 2) == "px")
            width.resize(width.size() - 2);
        if (width.size() > 2 && width.substr(width.size() - 2) == ".0")
            width.resize(width.size() - 2);
        any = any || width != "*";
        widths += (widths.empty() ? "" : ",") + width;
    }
    return any ? widths : std::string();
}

/// What a table says beside its cells. Widths that the editor measured on a table of ours carry
/// no intent of a person (storage-format.md §5).
std::optional<std::string> arguments_of(const StorageNode& table, Flavor flavor) {
    std::string arguments;
    const bool on_cloud = flavor == Flavor::cloud;
    const std::string_view layout = table.attribute("data-layout");
    const bool ours = !on_cloud || layout == "align-start";
    for (const auto& [name, value] : table.attributes) {
        const bool width = name == "data-table-width";
        if (width && !ours) arguments += " width=" + directive_value(value);
        const bool known = width || name == "data-layout" || name == "class" ||
                           (name == "data-table-display-mode" && value == "default");
        if (!known) return std::nullopt;
    }
    if (on_cloud && !ours)
        arguments.insert(0, " layout=" + (layout.empty() ? "none" : directive_value(layout)));
    const StorageNode* const columns = table.child("colgroup");
    const std::string widths = columns == nullptr ? std::string() : column_widths(*columns);
    const bool measured = on_cloud && ours;
    if (!widths.empty() && !measured) arguments += " columns=" + directive_value(widths);
    return arguments;
}

void read_headers(Grid& grid) {
    const auto all = [](const std::vector<GridCell>& row) {
        return std::all_of(row.begin(), row.end(),
                           [](const GridCell& cell) { return cell.header; });
    };
    grid.header_row = all(grid.rows.front());
    grid.header_column = grid.rows.size() > 1 && grid.rows.front().size() > 1;
    for (std::size_t at = grid.header_row ? 1 : 0; at < grid.rows.size(); ++at)
        grid.header_column = grid.header_column && grid.rows[at].front().header;
    grid.regular = true;
    for (std::size_t at = 0; at < grid.rows.size(); ++at) {
        grid.regular = grid.regular && grid.rows[at].size() == grid.rows.front().size();
        for (std::size_t column = 0; column < grid.rows[at].size(); ++column) {
            const GridCell& cell = grid.rows[at][column];
            const bool expected =
                (at == 0 && grid.header_row) || (column == 0 && grid.header_column);
            grid.regular = grid.regular && !cell.spans && cell.header == expected;
        }
    }
}

bool is_numbered(const Grid& grid) {
    return std::all_of(grid.rows.begin(), grid.rows.end(), [](const auto& row) {
        return row.front().node->attribute("class") == "numberingColumn";
    });
}

}  // namespace

std::optional<Grid> grid_of(const StorageNode& table, Flavor flavor) {
    Grid grid;
    for (const StorageNode& child : table.children) {
        if (is_blank_text(child) || child.is("colgroup")) continue;
        const bool part = child.is("tbody") || child.is("thead") || child.is("tfoot");
        if (part ? !read_rows(grid, child) : !(child.is("tr") && read_row(grid, child)))
            return std::nullopt;
    }
    auto arguments = arguments_of(table, flavor);
    if (grid.rows.empty() || !arguments) return std::nullopt;
    read_headers(grid);
    if (grid.regular && grid.header_column) *arguments += " header-column";
    if (is_numbered(grid)) *arguments += " numbered";
    if (!arguments->empty()) grid.directive = "<!-- confluence: table" + *arguments + " -->\n";
    return grid;
}

std::optional<std::vector<std::string>> column_alignments(const Grid& grid) {
    std::vector<std::optional<std::string>> found(grid.rows.front().size());
    for (const auto& row : grid.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (row[column].empty && row[column].align.empty()) continue;
            if (found[column] && *found[column] != row[column].align) return std::nullopt;
            found[column] = row[column].align;
        }
    }
    std::vector<std::string> alignments;
    for (const auto& one : found) alignments.push_back(one.value_or(""));
    return alignments;
}

StorageNodes cell_content(const GridCell& cell) {
    StorageNodes content = cell.node->children;
    StorageNodes flat;
    const auto shown = std::count_if(content.begin(), content.end(), [](const StorageNode& child) {
        return !is_blank_text(child);
    });
    for (StorageNode& child : content) {
        if (child.is("p")) child.attributes.clear();
        if (child.is("p") && shown == 1) return child.children;
        flat.push_back(std::move(child));
    }
    return flat;
}

}  // namespace confsync::render
