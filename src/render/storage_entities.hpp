#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// Numeric and named references as characters. Names that the server doesn't know stay.
std::string decode_entities(std::string_view text);

}  // namespace confsync::render
