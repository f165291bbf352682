#pragma once

#include <string>

#include "engine/check.hpp"

namespace confsync::commands {

/// Result of `check --json` (schemas/check.schema.json).
std::string check_document(const engine::Checked& checked);

}  // namespace confsync::commands
