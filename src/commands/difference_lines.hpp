#pragma once

#include <string_view>
#include <vector>

#include "commands/word_changes.hpp"
#include "engine/difference.hpp"

namespace confsync::commands {

/// One line of what leads from a page in Confluence to its file.
struct DifferenceLine {
    /// "-" stands there only, "+" here only, "~" words of it changed, " " the same on both sides;
    /// "@" begins a place of the text.
    char mark = ' ';
    std::vector<Stretch> stretches;
    int line = 0;  ///< of a "@": the first line here that differs
};

/// Changed lines with three around them, their words compared; empty where the texts are the same.
std::vector<DifferenceLine> difference_lines(const engine::PageDifference& page);

}  // namespace confsync::commands
