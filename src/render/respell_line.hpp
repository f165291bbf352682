#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/dialect.hpp"

namespace confsync::render {

/// Columns of white space at the start; a tab reaches to the next multiple of four.
int indent_of(std::string_view line);

bool is_blank_line(std::string_view line);

/// The line without `columns` of leading white space; a tab that reaches further leaves blanks.
std::string without_indent(std::string_view line, int columns);

/// Where the text of a list item begins on the line that holds its marker; 0: it holds none.
int item_content(std::string_view line);

/// A line that begins a block of its own kind.
struct Opener {
    std::string marker;       ///< "[!note]- Title": the first line of the quote it becomes
    int colons = 0;           ///< of `:::`; 0: its body is indented by four
    bool definition = false;  ///< the line holds the first text of the body
};

/// `rest` has no leading white space.
std::optional<Opener> read_opener(std::string_view rest, const Dialect& dialect);

/// Length of the run of backticks or tildes that opens a fence, and its character.
struct FenceMark {
    char mark = 0;  ///< 0: no fence
    std::size_t length = 0;
};
FenceMark fence_mark(std::string_view rest);

/// True when the line ends a fence that `opened` began.
bool closes_fence(std::string_view rest, const FenceMark& opened);

}  // namespace confsync::render
