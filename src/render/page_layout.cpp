#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

/// A layout by its name, or by the widths of its columns (storage-format.md §11).
struct SectionType {
    std::string_view name;
    std::string_view widths;
    int cells;
};

constexpr std::array section_types{
    SectionType{"single", "1", 1},
    SectionType{"fixed-width", "", 1},
    SectionType{"two_equal", "1/1", 2},
    SectionType{"two_left_sidebar", "1/2", 2},
    SectionType{"two_right_sidebar", "2/1", 2},
    SectionType{"three_equal", "1/1/1", 3},
    SectionType{"three_with_sidebars", "1/2/1", 3},
    SectionType{"four_equal", "1/1/1/1", 4},
    SectionType{"five_equal", "1/1/1/1/1", 5},
};

/// The layouts of more columns came to Cloud alone.
constexpr int most_on_datacenter = 3;

const SectionType* type_named(std::string_view word) {
    const auto* const found =
        std::find_if(section_types.begin(), section_types.end(), [&](const SectionType& type) {
            return !word.empty() && (type.name == word || type.widths == word);
        });
    return found == section_types.end() ? nullptr : found;
}

const SectionType& type_of_count(int cells) {
    const auto* const found = std::find_if(
        section_types.begin(), section_types.end(),
        [&](const SectionType& type) { return type.cells == cells && !type.widths.empty(); });
    return found == section_types.end() ? section_types.front() : *found;
}

}  // namespace

bool PageWriter::is_column(NodeIndex index) const {
    const Node& here = node(index);
    return here.kind == Kind::directive && tree_.directives[here.index].name == "column";
}

bool PageWriter::is_columns(NodeIndex index) const {
    const Node& here = node(index);
    return here.kind == Kind::directive && tree_.directives[here.index].name == "columns";
}

bool PageWriter::has_columns() const {
    const Children top(tree_, 0);
    for (const NodeIndex child : top)
        if (is_columns(child)) return true;
    return false;
}

/// A page with columns is sections and nothing else; what stands between columns goes into
/// sections of the text's own width.
void PageWriter::layout() {
    out_ += "<ac:layout>\n";
    NodeIndex at = 1;
    const NodeIndex end = node(0).end;
    plain_section([&] { front_of_page(); });
    while (at < end) {
        if (is_columns(at)) {
            note_block(at);
            columns(at);
            at = node(at).end;
            continue;
        }
        plain_section([&] {
            for (; at < end && !is_columns(at); at = node(at).end) {
                if (node(at).kind == Kind::footnote_definition) {
                    start_line();
                    footnotes(at, end);
                    at = end;
                    return;
                }
                note_block(at);
                top_block(at);
            }
        });
    }
    plain_section([&] { end_of_page(); });
    out_ += "</ac:layout>";
}

/// Nothing at all when `write` writes nothing.
void PageWriter::plain_section(const std::function<void()>& write) {
    const std::size_t before = out_.size();
    out_ += fmt::format("<ac:layout-section ac:type=\"{}\"><ac:layout-cell>\n",
                        on_cloud() ? "fixed-width" : "single");
    const std::size_t start = out_.size();
    write();
    if (out_.find_first_not_of('\n', start) == std::string::npos) return out_.resize(before);
    if (out_.back() != '\n') out_ += '\n';
    out_ += "</ac:layout-cell></ac:layout-section>\n";
}

void PageWriter::columns(NodeIndex index) {
    const Directive& here = tree_.directives[node(index).index];
    const std::vector<Cell> cells = cells_of(index);
    const std::string_view word = here.word().empty() ? here.value("type") : here.word();
    const SectionType* named = type_named(word);
    const int count = static_cast<int>(cells.size());
    if ((named == nullptr && !word.empty()) || (named != nullptr && named->cells != count)) {
        remark("columns-count", Severity::error,
               named == nullptr
                   ? fmt::format("there are no columns \"{}\"", word)
                   : fmt::format("{} has {} columns, not {}", word, named->cells, count),
               node(index), "a column ends where <!-- confluence: column --> starts the next");
        named = nullptr;
    }
    const SectionType& type = named != nullptr ? *named : type_of_count(count);
    out_ += "<ac:layout-section";
    attribute("ac:type", type.name);
    if (on_cloud() && !here.value("breakout").empty())
        attribute("ac:breakout-mode", here.value("breakout"));
    if (on_cloud() && !here.value("width").empty())
        attribute("ac:breakout-width", here.value("width"));
    if (!on_cloud() && type.cells > most_on_datacenter) {
        remark("columns-unseen", Severity::warning, fmt::format("Data Center has no {}", type.name),
               node(index), "write at most three columns");
    }
    out_ += ">\n";
    for (const Cell& cell : cells) layout_cell(cell);
    out_ += "</ac:layout-section>\n";
}

/// A first `column` with nothing before it starts the first cell, any other the next one.
std::vector<PageWriter::Cell> PageWriter::cells_of(NodeIndex index) const {
    std::vector<Cell> cells{{index + 1, index + 1}};
    bool begun = false;
    for (const NodeIndex child : Children(tree_, index)) {
        const NodeIndex end = node(child).end;
        if (!is_column(child)) {
            cells.back().end = end;
            begun = begun || node(child).kind != Kind::dropped;
            continue;
        }
        if (begun) cells.push_back({});
        cells.back() = {end, end};
        begun = true;
    }
    return cells;
}

void PageWriter::layout_cell(const Cell& cell) {
    out_ += "<ac:layout-cell>\n";
    const std::size_t start = out_.size();
    for (NodeIndex at = cell.first; at < cell.end; at = node(at).end) top_block(at);
    if (out_.find_first_not_of('\n', start) == std::string::npos) out_ += "<p></p>";
    if (out_.back() != '\n') out_ += '\n';
    out_ += "</ac:layout-cell>\n";
}

}  // namespace confsync::render
