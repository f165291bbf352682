#pragma once

#include <string>
#include <vector>

#include "engine/difference.hpp"

namespace confsync::commands {

/// The result of `diff --json`: schemas/diff.schema.json.
std::string diff_document(const std::vector<engine::PageDifference>& pages);

}  // namespace confsync::commands
