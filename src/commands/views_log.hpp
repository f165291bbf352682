#pragma once

#include <string>
#include <vector>

#include "commands/run_log.hpp"
#include "commands/style.hpp"

namespace confsync::commands {

/// A line a run: its short id, when, who, what, and the published commit.
std::string log_human(const std::vector<workspace::RunEntry>& runs, const Style& style);

/// One run with its pages, from version to version, and their addresses.
std::string run_human(const workspace::RunEntry& run, const RunPages& pages, const Style& style);

}  // namespace confsync::commands
