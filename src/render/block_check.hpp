#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/block_definitions.hpp"

namespace confsync::render {

/// Lines that gave way to a text. Without lines the text is new and stands behind `line`.
struct LineEdit {
    int line = 0;
    std::vector<std::pair<int, int>> lines;  ///< ranges, both ends included
    std::string text;
};

/// True when `after`, the file `before` with the edits, shows all that both say: every block that
/// no edit touches as it was, and every new text as it reads by itself. Lines that belong together
/// without looking so (the tags of raw HTML, the ends of directives) are found by this, and so are
/// tags and directives that lost what they belong to.
bool shows_the_same(std::string_view before, std::string_view after,
                    const std::vector<LineEdit>& edits, const BlockDefinitions& definitions);

}  // namespace confsync::render
