#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "commands/fields_json.hpp"
#include "engine/difference.hpp"

namespace confsync::commands {

/// What the pages of a plan say on both sides, as schemas/plan.schema.json has it.
nlohmann::json differences_json(const std::vector<engine::PageDifference>& differences);
/// Reads one of them back; throws as parse_plan() does.
engine::PageDifference difference_of(Fields fields);

}  // namespace confsync::commands
