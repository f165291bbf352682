#pragma once

#include <cstddef>
#include <string_view>

namespace confsync::render {

/// Lengths of the constructs that begin at `at`, delimiters included; 0: none begins there. Each
/// looks at a bounded piece of the text.

/// `$x$`, `$$x$$`, `` $`x`$ ``: no blank inside of a single dollar, no letter or digit outside.
std::size_t math_length(std::string_view text, std::size_t at);
/// `++ctrl+alt+del++`.
std::size_t keys_length(std::string_view text, std::size_t at);
/// `:name:`, whether or not there is such an emoji.
std::size_t shortcode_length(std::string_view text, std::size_t at);
/// `~2~` or `^2^`, without blanks inside.
std::size_t raised_length(std::string_view text, std::size_t at);

}  // namespace confsync::render
