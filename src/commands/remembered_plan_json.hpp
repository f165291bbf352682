#pragma once

#include <optional>

#include "commands/context.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// The plan a former offline run made of exactly the same files, configuration, map and program,
/// if nothing was to be done then. Nothing is read but what proves that: the index, the files' stat
/// data and the map's bytes. It is kept in <common git dir>/confsync and may vanish at any time.
std::optional<engine::Plan> remembered_plan(Context& context);

/// Keeps an offline plan of all pages for the next run, unless there is something to do in it.
void remember(const engine::Plan& plan, Context& context);

}  // namespace confsync::commands
