#pragma once

#include <string>

#include "engine/plan.hpp"

namespace confsync::commands {

/// A plan as a comment on a pull request: what waits for a person first, then the pages, then what
/// changes in each to fold open. Fits the 65,536 characters that GitHub takes; texts of pages that
/// do not are left out whole, and counted. Names nobody and refers to nothing.
std::string plan_markdown(const engine::Plan& plan);

}  // namespace confsync::commands
