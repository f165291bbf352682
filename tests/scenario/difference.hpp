#pragma once

#include <string>
#include <string_view>

namespace confsync::scenario {

/// A unified diff with three lines of context; empty when both texts are the same.
std::string difference(std::string_view expected, std::string_view actual);

}  // namespace confsync::scenario
