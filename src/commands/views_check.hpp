#pragma once

#include <string>

#include "commands/style.hpp"
#include "engine/check.hpp"

namespace confsync::commands {

/// The findings, one a line with its hint below, by place.
std::string check_human(const engine::Checked& checked, const Style& style);

/// The last line: "3 problems and 1 note in 2 of 120 files." or "120 files, nothing to report."
std::string check_summary(const engine::Checked& checked);

/// How many there are of a severity.
std::size_t count_of(const engine::Checked& checked, Severity severity);

}  // namespace confsync::commands
