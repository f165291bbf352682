#pragma once

#include <string_view>

namespace confsync::render {

/// Elements that start and end a line of their own.
bool is_block_element(std::string_view name);

/// Elements whose text is kept to the byte.
bool is_verbatim_element(std::string_view name);

bool is_blank(std::string_view text);

}  // namespace confsync::render
