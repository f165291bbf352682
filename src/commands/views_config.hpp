#pragma once

#include <string>
#include <vector>

#include "commands/style.hpp"
#include "workspace/config.hpp"

namespace confsync::commands {

/// The values in force as they may be shown: a token only as a reference, else "[Redacted]".
std::vector<workspace::ConfigValue> shown_values(const workspace::Config& config);

/// One "key = value" a line; with its origin behind it when asked.
std::string config_human(const std::vector<workspace::ConfigValue>& values, bool show_origin,
                         const Style& style);

}  // namespace confsync::commands
