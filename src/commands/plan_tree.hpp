#pragma once

#include <string>
#include <vector>

#include "commands/views_plan.hpp"

namespace confsync::commands {

/// The pages of a plan as a list of lists in HTML, each below its parent, with its mark and a link
/// to "#/N", its place among the rows. Parents that the plan leaves alone are named.
std::string plan_tree_html(const engine::Plan& plan, const std::vector<PageRow>& rows);

}  // namespace confsync::commands
