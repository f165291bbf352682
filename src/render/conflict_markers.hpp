#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/document.hpp"

namespace confsync::render {

/// Names of two sides, as they stand behind the markers.
struct SideNames {
    std::string here;   ///< of the file's side
    std::string there;  ///< of the page's
};

/// Two versions of a block in one text, as git marks a conflict. Lines that both have stand there
/// once, unless one of them is inside code, where markers would be taken for the code's own.
std::string with_conflict_markers(const std::string& ours, const std::string& theirs,
                                  const SideNames& names);

/// Indices of the lines of a conflict's markers.
struct ConflictPlace {
    std::size_t opens = 0;
    std::size_t parts = 0;
    std::size_t closes = 0;
};

/// Whole ones only, wherever they stand.
std::vector<ConflictPlace> conflict_places(const std::vector<std::string_view>& lines);

/// Says of a text's first conflict that it must be resolved: an error of the text. A conflict that
/// is shown inside code is not one.
void refuse_conflict_markers(Document::Tree& tree, std::string_view text);

}  // namespace confsync::render
