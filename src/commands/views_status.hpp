#pragma once

#include <string>
#include <vector>

#include "commands/style.hpp"
#include "commands/views_plan.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What differs from the last push, for people: `status`.
std::string status_human(const engine::Plan& plan, const Style& style);

/// Its parts: who is compared with whom, the pages with those kept without a file, the numbers.
std::string status_header(const engine::Plan& plan);
std::vector<PageRow> status_rows(const engine::Plan& plan);
std::string status_summary(const engine::Plan& plan);

/// `status --porcelain`: "XY PATH" lines by path (confsync help porcelain). Stable.
std::string status_porcelain(const engine::Plan& plan);

/// True when status has something to say: 2 with --exit-code.
bool differs(const engine::Plan& plan);

}  // namespace confsync::commands
