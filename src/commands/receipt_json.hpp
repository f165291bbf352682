#pragma once

#include <string>

#include "engine/apply.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What a push did (schemas/receipt.schema.json), for `push --json` and the history of runs.
std::string receipt_document(const engine::Receipt& receipt, const engine::Plan& plan);

}  // namespace confsync::commands
