#pragma once

#include <string>
#include <vector>

#include "commands/plan_pictures.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

/// An article for each row: what becomes of the page, and it as a browser shows it on both sides.
/// Blocks far from any change are folded.
std::string plan_pages_html(const engine::Plan& plan, const std::vector<PageRow>& rows,
                            const PlanPictures& pictures);

}  // namespace confsync::commands
