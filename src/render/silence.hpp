#pragma once

#include <string>
#include <vector>

#include "render/document.hpp"

namespace confsync::render {

/// A comment by which an author says that something found here is meant:
/// `<!-- confsync: ignore CODE … -->` for the block below it or, within a text, for its own line;
/// `<!-- confsync: ignore-file CODE … -->` for the whole file.
struct Silence {
    std::vector<std::string> codes;  ///< as written, known or not; empty: the comment is no use
    Place where;                     ///< of the comment
    int first_line = 0;              ///< what it covers; 0 to the largest number: the whole file
    int last_line = 0;

    bool covers(int line) const { return first_line <= line && line <= last_line; }
    bool operator==(const Silence&) const = default;
};

/// The comments that begin with `confsync:`, in document order. One of another form has no codes.
std::vector<Silence> silences_of(const Document& document);

}  // namespace confsync::render
