#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/convert_inlines.hpp"

namespace confsync::render {

/// A cell of a table and what its attributes say.
struct GridCell {
    const StorageNode* node = nullptr;
    bool header = false;
    bool spans = false;
    bool empty = false;
    std::string align;   ///< "", "center" or "right"
    std::string colour;  ///< "#rrggbb" of its ground, or empty
};

/// A table as rows of cells.
struct Grid {
    std::vector<std::vector<GridCell>> rows;
    std::string directive;    ///< the line before the table; empty: it is as our renderer makes it
    bool header_row = false;  ///< the first row and no other is one of headers
    bool header_column = false;  ///< each row begins with a header
    bool regular = false;        ///< as many cells in each row, nothing spans
};

/// Nothing for what is not made of rows and cells, or says what Markdown has no words for.
std::optional<Grid> grid_of(const StorageNode& table, Flavor flavor);

/// The alignment all cells of a column share ("" for none); nothing when they differ.
std::optional<std::vector<std::string>> column_alignments(const Grid& grid);

/// The paragraphs of a cell without their common alignment.
StorageNodes cell_content(const GridCell& cell);

}  // namespace confsync::render
