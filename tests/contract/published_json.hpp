#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace confsync::contract {

/// Every place where the overlay contradicts Atlassian's documents in `folder` (paths, methods,
/// parameters, required fields, statuses, fields and their nullability) and doesn't name it among
/// its deviations; and deviations that are named but don't occur.
std::vector<std::string> compare_with_published(const nlohmann::json& overlay,
                                                const std::string& folder);

}  // namespace confsync::contract
