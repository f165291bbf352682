#pragma once

#include <string_view>

namespace confsync::workspace {

/// True when the server takes the text as one label (confluence/api.md §7): no blank, none of the
/// refused characters, at most 255 UTF-16 units.
bool is_valid_label(std::string_view label);

}  // namespace confsync::workspace
