#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace confsync::layers {

/// One `#include`, as written.
struct Include {
    std::string target;   ///< "base/text.hpp" or "fmt/format.h"
    bool quoted = false;  ///< "…" rather than <…>
    int line = 0;
};

/// One C++ file of the checkout, ready to be judged.
struct SourceFile {
    std::string path;  ///< relative to the folder asked for: "engine/plan.cpp"
    std::string room;  ///< "engine"; empty for main.cpp
    std::string text;  ///< as it stands
    std::string code;  ///< the same length and lines, comments and literals blanked
    std::vector<Include> includes = {};
};

/// Every .hpp and .cpp below `folder` of the checkout ("src", "tests"), sorted by path. Read once.
const std::vector<SourceFile>& source_files(std::string_view folder);

/// The text with comments, string and character literals replaced by blanks; line ends stay.
std::string without_comments_and_literals(std::string_view text);

bool is_header(const SourceFile& file);

/// The line, counted from 1, on which the character at `offset` stands.
int line_at(std::string_view text, std::size_t offset);

}  // namespace confsync::layers
