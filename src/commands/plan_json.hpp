#pragma once

#include <string>
#include <string_view>

#include "engine/plan.hpp"

namespace confsync::commands {

/// A plan as schemas/plan.schema.json has it: what `plan -o` saves and `plan --json` prints. Same
/// plan, same bytes.
std::string plan_document(const engine::Plan& plan);

/// Reads it back; `file` names it in errors. Throws Error{configuration} for another schema
/// number, a wrong type, a missing or an unknown member, {refused} for a plan made offline.
engine::Plan parse_plan(std::string_view text, const std::string& file);

/// The same, offline or not: for those who only show it.
engine::Plan parse_any_plan(std::string_view text, const std::string& file);

/// True for the text of a saved plan: a JSON object with the key "confsync_plan".
bool is_plan(std::string_view text);

}  // namespace confsync::commands
