#pragma once

#include <string>

#include "commands/style.hpp"
#include "engine/pull.hpp"

namespace confsync::commands {

/// What a pull does, page by page, and what it leaves alone.
std::string pull_human(const engine::Pull& pull, bool dry_run, const Style& style);
/// "Pulled 2 pages": the subject of the run.
std::string pull_line(const engine::Pull& pull);

}  // namespace confsync::commands
