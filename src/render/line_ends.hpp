#pragma once

#include <string_view>

namespace confsync::render {

/// True when a line end between two texts is no blank: both sides are Chinese or Japanese. Korean
/// writes blanks between words.
bool joins_lines(std::string_view before, std::string_view after);

}  // namespace confsync::render
