#pragma once

#include <string>

namespace confsync::render {

/// `$x$` as code that keeps its dollars, as text, or as the macro of the usual app
/// (storage-format.md §8.16).
enum class MathForm { code, text, macro };

/// How links, images and marks are shown, where storage format leaves a choice.
struct InlineOptions {
    /// Ground of `==text==` and `<mark>`, as the server writes a colour (storage-format.md §2.1).
    std::string highlight = "rgb(254,222,200)";
    MathForm math = MathForm::code;
};

}  // namespace confsync::render
