#pragma once

#include <string_view>

namespace confsync::commands {

/// "0.1.0", from the one place in CMakeLists.txt.
std::string_view program_version();

}  // namespace confsync::commands
