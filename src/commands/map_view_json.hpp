#pragma once

#include <string>

#include "engine/record.hpp"

namespace confsync::commands {

/// Result of `map show --json`: the profile's part of the map as schemas/map.schema.json has it,
/// with the profile's name beside it.
std::string map_document(const std::string& profile, const engine::State& state);

}  // namespace confsync::commands
