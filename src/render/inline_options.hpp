#pragma once

#include <string>

namespace confsync::render {

/// How links, images and marks are shown, where storage format leaves a choice.
struct InlineOptions {
    /// Ground of `==text==` and `<mark>`, as the server writes a colour (storage-format.md §2.1).
    std::string highlight = "rgb(254,222,200)";
};

}  // namespace confsync::render
