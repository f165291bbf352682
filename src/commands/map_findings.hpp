#pragma once

#include <set>
#include <string>

#include "base/diagnostic.hpp"
#include "engine/record.hpp"

namespace confsync::commands {

/// What is wrong with a map that reads well: two lines for one page and version 0 (errors),
/// pages without a file (notes). `keys` are the source's.
Diagnostics map_findings(const engine::State& state, const std::set<engine::PageKey>& keys,
                         const std::string& file);

}  // namespace confsync::commands
