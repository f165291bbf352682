#pragma once

#include <string>

#include "commands/style.hpp"
#include "engine/difference.hpp"

namespace confsync::commands {

/// A page's difference below its line of a plan, word by word: coloured, or as "[-old-]{+new+}".
std::string difference_human(const engine::PageDifference& page, const Style& style);

}  // namespace confsync::commands
