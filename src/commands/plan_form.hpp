#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"
#include "commands/plan_pictures.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// In which form `plan` and `show` print a plan.
struct PlanForm {
    bool diff = false;
    bool markdown = false;
    std::optional<std::string> html;

    /// Whether the form tells what changes in the texts of pages.
    bool tells_texts() const { return diff || markdown || html; }
};

std::vector<Option> options_of(PlanForm& form);

/// Throws Error{usage} for forms that exclude each other.
void check(const PlanForm& form);

/// Prints the plan, and writes it as HTML where that is asked for. One that was saved without the
/// texts that the form tells of is printed without them, and the story says so.
void print(const engine::Plan& plan, const PlanForm& form, const PlanPictures& pictures,
           Context& context);

}  // namespace confsync::commands
