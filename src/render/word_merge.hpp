#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/markdown_style.hpp"

namespace confsync::render {

/// The author's lines of a block with the changes that lead from `base` to `theirs`, word by word:
/// what did not change keeps its marks, blanks and line ends. `base` and `theirs` are what the
/// block was and is in one spelling, `ours` is what the author made of `base`. Whether the result
/// says what `theirs` says is for the caller to prove.
std::string merged_words(std::string_view base, std::string_view ours, std::string_view theirs,
                         const Style& style);

/// A text as words, each with the blanks before it; together they are the text again.
std::vector<std::string> words_of(std::string_view text);

}  // namespace confsync::render
