#pragma once

#include <string>

#include "commands/style.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What differs from the last push, for people: `status`.
std::string status_human(const engine::Plan& plan, const Style& style);

/// `status --porcelain`: "XY PATH" lines by path (confsync help porcelain). Stable.
std::string status_porcelain(const engine::Plan& plan);

/// True when status has something to say: 2 with --exit-code.
bool differs(const engine::Plan& plan);

}  // namespace confsync::commands
