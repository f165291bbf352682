#pragma once

#include <string>
#include <string_view>

#include "commands/plan_pictures.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// A plan as one HTML document that needs nothing else and runs nothing: what waits for a person,
/// the tree of pages, and each page as it is published and as it will be, beside each other.
std::string plan_html(const engine::Plan& plan, const PlanPictures& pictures = {});

/// Its style sheet.
std::string plan_html_style();

}  // namespace confsync::commands
