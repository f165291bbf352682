#pragma once

#include <optional>
#include <string>

#include "engine/plan.hpp"

namespace confsync::engine {

/// Why a saved plan may not be carried out, given what would be planned now for its pages: names
/// the first thing that moved. Nothing when both would do the same to the server and the map; the
/// commit is information only, so that a squash merge of the same content still applies. A change
/// that `fresh` only has to record was done by an interrupted run of the saved plan.
std::optional<std::string> why_stale(const Plan& saved, const Plan& fresh);

/// The saved plan without the changes that, by the map, a run cut short has finished.
Plan without_done(Plan saved, const Records& records);

}  // namespace confsync::engine
