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

}  // namespace confsync::render
