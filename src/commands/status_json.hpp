#pragma once

#include <string>

#include "engine/plan.hpp"

namespace confsync::commands {

/// Result of `status --json` (schemas/status.schema.json).
std::string status_document(const engine::Plan& plan);

}  // namespace confsync::commands
