#pragma once

#include <string>
#include <string_view>

#include "render/markdown_style.hpp"

namespace confsync::render {

/// The author's lines of a block with the changes that lead from `base` to `theirs`, word by word:
/// what did not change keeps its marks, blanks and line ends. `base` and `theirs` are what the
/// block was and is in one spelling, `ours` is what the author made of `base`. Whether the result
/// says what `theirs` says is for the caller to prove.
std::string merged_words(std::string_view base, std::string_view ours, std::string_view theirs,
                         const Style& style);

/// `text` with each line that is too wide for the style and that `before` does not have broken in
/// two or more; no word moves into the line behind.
std::string with_new_lines_broken(std::string_view text, std::string_view before,
                                  const Style& style);

}  // namespace confsync::render
