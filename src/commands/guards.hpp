#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

// What stops a push before its first write (product contract §4, [push]). Each throws
// Error{refused} that names the ways out.

/// Where the map goes after a push.
enum class MapKeeping { nobody, commit, somebody };

/// In a pipeline a map that nobody keeps would die with the checkout.
void guard_map(MapKeeping keeping, bool in_ci);

/// Published files that differ from HEAD.
void guard_clean(const std::vector<std::string>& unclean);

/// Pages would go to the trash, and nobody has said that they may.
void guard_deletes(const engine::Plan& plan);

/// More than `ratio` of the recorded pages would go to the trash; from 20 recorded pages on.
void guard_mass_deletion(const engine::Plan& plan, double ratio);

/// More than `ratio` of the recorded pages would change; from 20 recorded pages on. Creations and
/// what only the map learns don't count.
void guard_mass_change(const engine::Plan& plan, double ratio);

}  // namespace confsync::commands
