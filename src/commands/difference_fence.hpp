#pragma once

#include <string>

#include "engine/difference.hpp"

namespace confsync::commands {

/// A page's difference as a fenced block for a forge: lines behind "-" and "+", long ones folded
/// so that changed words stand under one another.
std::string difference_fence(const engine::PageDifference& page);

/// "2 lines changed, 1 added"
std::string difference_size(const engine::PageDifference& page);

}  // namespace confsync::commands
