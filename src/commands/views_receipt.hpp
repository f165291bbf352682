#pragma once

#include <string>

#include "commands/style.hpp"
#include "engine/apply.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What a push did, page by page, and what it left.
std::string receipt_human(const engine::Receipt& receipt, const engine::Plan& plan,
                          const Style& style);
/// The pages of that alone, a line each.
std::string outcome_lines(const engine::Receipt& receipt, const Style& style);
/// "Published 3 pages, 209 unchanged."
std::string receipt_line(const engine::Receipt& receipt, const engine::Plan& plan);

}  // namespace confsync::commands
