#pragma once

#include <string>

#include "engine/pull.hpp"

namespace confsync::commands {

/// The result of `pull --json`: schemas/pull.schema.json.
std::string pull_document(const engine::Pull& pull, bool dry_run);

}  // namespace confsync::commands
