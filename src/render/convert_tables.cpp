#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/convert_grid.hpp"
#include "render/convert_writer.hpp"
#include "render/escape_markdown.hpp"

namespace confsync::render {

namespace {

using Cells = std::vector<std::string>;

bool all_inline(const StorageNodes& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), [](const StorageNode& node) {
        return is_inline(node) || node.is("ac:image");
    });
}

/// How wide each column is, in terminal columns.
std::vector<std::size_t> widths_of(const std::vector<Cells>& rows, std::size_t least) {
    std::vector<std::size_t> widths(rows.front().size(), least);
    for (const Cells& row : rows)
        for (std::size_t at = 0; at < row.size(); ++at)
            widths[at] = std::max(widths[at], display_width(row[at]));
    return widths;
}

std::string dashes(std::string_view align, std::size_t width) {
    std::string text(width, '-');
    if (align == "center") text.front() = ':';
    if (!align.empty()) text.back() = ':';
    return text;
}

/// Lays out the rows of a table as the style asks.
class PipeTable {
  public:
    PipeTable(const Style& style, std::vector<Cells> rows, std::vector<std::string> alignments)
        : style_(style), rows_(std::move(rows)), alignments_(std::move(alignments)) {
        const bool padded = style_.table == Style::Table::padded;
        widths_ = padded ? widths_of(rows_, style_.table_gap ? 3 : 1)
                         : std::vector<std::size_t>(rows_.front().size(), 3);
    }

    std::string text() const {
        std::string out = line(rows_.front()) + "\n" + delimiter();
        for (std::size_t at = 1; at < rows_.size(); ++at) out += "\n" + line(rows_[at]);
        return out;
    }

  private:
    std::string line(const Cells& cells) const {
        std::string out = "|";
        for (std::size_t at = 0; at < cells.size(); ++at) out += " " + padded(cells[at], at) + " |";
        return out;
    }

    std::string padded(const std::string& cell, std::size_t column) const {
        if (style_.table != Style::Table::padded) return cell;
        const std::size_t blanks = widths_[column] - display_width(cell);
        const std::size_t before = alignments_[column] == "right"    ? blanks
                                   : alignments_[column] == "center" ? blanks / 2
                                                                     : 0;
        return std::string(before, ' ') + cell + std::string(blanks - before, ' ');
    }

    std::string delimiter() const {
        const std::size_t more = style_.table_gap ? 0 : 2;
        const std::string gap = style_.table_gap ? " " : "";
        std::string out = "|";
        for (std::size_t at = 0; at < widths_.size(); ++at) {
            const std::size_t width =
                style_.table == Style::Table::padded
                    ? widths_[at] + more
                    : static_cast<std::size_t>(
                          std::max(style_.table_dashes, alignments_[at].empty() ? 1 : 3));
            out += gap + dashes(alignments_[at], width) + gap + "|";
        }
        return out;
    }

    const Style& style_;
    std::vector<Cells> rows_;
    std::vector<std::string> alignments_;
    std::vector<std::size_t> widths_;
};

/// Words that mean the same to HTML and to Markdown.
bool is_plain(std::string_view text) {
    return text.find_first_of("*_`[]<>&\\~|#!:/@\n") == std::string_view::npos &&
           !would_start_a_block(text);
}

std::string cell_tag(const GridCell& cell) {
    std::string tag = cell.header ? "<th" : "<td";
    for (const std::string_view span : {"colspan", "rowspan"})
        if (const auto value = cell.node->attribute(span); !value.empty())
            tag.append(" ").append(span).append("=\"").append(escape_xml(value)).append("\"");
    std::string style;
    if (!cell.align.empty()) style = "text-align: " + cell.align + ";";
    if (!cell.colour.empty())
        style +=
            (style.empty() ? "" : " ") + ("background-color: " + escape_xml(cell.colour) + ";");
    if (!style.empty()) tag += " style=\"" + style + "\"";
    return tag + ">";
}

}  // namespace

/// A pipe table when its cells are lines of text, else HTML with Markdown in the cells.
MarkdownWriter::Text MarkdownWriter::table(const StorageNode& node) {
    const auto grid = grid_of(node, conversion_.options.flavor);
    if (!grid) return std::nullopt;
    const auto alignments = grid->regular ? column_alignments(*grid) : std::nullopt;
    if (!alignments) return html_table(*grid);
    std::vector<Cells> rows;
    if (!grid->header_row) rows.emplace_back(grid->rows.front().size());
    for (const auto& row : grid->rows) {
        rows.emplace_back();
        for (const GridCell& cell : row) {
            Text text = pipe_cell(cell);
            if (!text) return html_table(*grid);
            rows.back().push_back(std::move(*text));
        }
    }
    return grid->directive + PipeTable(style_, std::move(rows), *alignments).text();
}

/// `<br><br>` stands between paragraphs; lists are HTML on the same line.
MarkdownWriter::Text MarkdownWriter::pipe_cell(const GridCell& cell) {
    const StorageNodes content = cell_content(cell);
    std::string text;
    if (all_inline(content)) {
        text = line(content, 0, content.size(), LineKind::cell);
    } else {
        for (const StorageNode& child : content) {
            if (is_blank_text(child)) continue;
            const bool list = child.is("ul") || child.is("ol");
            const Text part = list ? html_list(child) : cell_paragraph(child);
            if (!part) return std::nullopt;
            if (!text.empty() && !list) text += "<br><br>";
            text += *part;
        }
    }
    if (!cell.colour.empty()) text.insert(0, "<!-- bg:" + cell.colour + " --> ");
    std::replace(text.begin(), text.end(), soft_blank, ' ');
    return replace_all(std::move(text), "|", "\\|");
}

MarkdownWriter::Text MarkdownWriter::cell_paragraph(const StorageNode& node) {
    if (!node.is("p") || !all_inline(node.children)) return std::nullopt;
    return line(node.children, 0, node.children.size(), LineKind::cell);
}

MarkdownWriter::Text MarkdownWriter::html_list(const StorageNode& list) {
    if (!list.attributes.empty()) return std::nullopt;
    std::string text = "<" + list.name + ">";
    for (const StorageNode& item : list.children) {
        if (is_blank_text(item)) continue;
        if (!item.is("li") || !item.attributes.empty() || !all_inline(item.children))
            return std::nullopt;
        text += "<li>" + line(item.children, 0, item.children.size(), LineKind::cell) + "</li>";
    }
    return text + "</" + list.name + ">";
}

/// Blank lines around a cell's content make it Markdown (directives.md §4.1).
MarkdownWriter::Text MarkdownWriter::html_table(const Grid& grid) {
    std::string out = grid.directive + "<table>";
    for (const auto& row : grid.rows) {
        out += "\n<tr>";
        for (const GridCell& cell : row) {
            const std::string content = blocks(cell_content(cell));
            const std::string end = cell.header ? "</th>" : "</td>";
            out += "\n" + cell_tag(cell);
            out += is_plain(content) ? content + end : "\n\n" + content + "\n\n" + end;
        }
        out += "\n</tr>";
    }
    return out + "\n</table>";
}

}  // namespace confsync::render
