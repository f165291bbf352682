#pragma once

#include <string>
#include <vector>

#include "commands/run_log.hpp"

namespace confsync::commands {

/// Result of `log --json` (schemas/log.schema.json), without and with the pages.
std::string log_document(const std::string& profile, const std::vector<workspace::RunEntry>& runs);
std::string run_document(const std::string& profile, const workspace::RunEntry& run,
                         const RunPages& pages);

}  // namespace confsync::commands
