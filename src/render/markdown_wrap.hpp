#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "render/markdown_style.hpp"

namespace confsync::render {

/// A word with brackets behind it: `r[name]`.
bool is_label(std::string_view line);
/// One, and words behind it.
bool starts_with_label(std::string_view line);

/// A paragraph whose lines end where the style asks for it; `indent` columns stand before each.
/// A line is never ended where the next would begin a block of its own.
std::string wrapped_lines(std::string_view paragraph, const Style& style, std::size_t indent);

/// `text` with each line that is too wide for the style and that `before` does not have broken in
/// two or more; no word moves into the line behind.
std::string with_new_lines_broken(std::string_view text, std::string_view before,
                                  const Style& style);

}  // namespace confsync::render
