#pragma once

#include <string>
#include <vector>

#include "workspace/config.hpp"

namespace confsync::commands {

/// Result of `config --json`: {"profile", "values": [{"key", "value", "origin"}]}.
std::string config_document(const std::string& profile,
                            const std::vector<workspace::ConfigValue>& values);

}  // namespace confsync::commands
