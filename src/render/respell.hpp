#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/dialect.hpp"

namespace confsync::render {

/// Where the lines of a respelled text stand in the file.
struct SourceLines {
    struct Line {
        int line = 0;   ///< of the source, from 1
        int shift = 0;  ///< what to add to a column
    };
    std::vector<Line> lines;  ///< empty: the text is the source
};

struct Respelled {
    std::string text;
    SourceLines source;
};

/// Spells what CommonMark has no blocks for in GitHub's own way, so that one parser reads it all:
/// an admonition of MkDocs becomes a quote that starts with `[!note]`, `$$` a fence, the body of
/// `<!-- confluence: only` plain text between two directives. Nothing when there is none of it.
std::optional<Respelled> respell(std::string_view markdown, const Dialect& dialect);

}  // namespace confsync::render
