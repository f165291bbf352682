#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// What the info string of a fence says beside the language, in any tool's spelling.
struct FenceInfo {
    std::string word;  ///< the language as written, lower case; empty: none
    std::string title;
    bool collapse = false;
    bool line_numbers = false;
    std::string first_line;  ///< number of the first line; empty: not said
    std::string theme;
};

/// `python title="a.py" linenums`, `js {title="x" collapse=true}`, `c collapse title Some words`,
/// `{.python .numberLines startFrom="5"}`.
FenceInfo read_fence_info(std::string_view info);

}  // namespace confsync::render
