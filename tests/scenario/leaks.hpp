#pragma once

#include <string>
#include <vector>

#include "scenario/world.hpp"

namespace confsync::scenario {

/// Where the token, plain or as Basic credentials, can be found after a scenario: outputs, every
/// file of its world but the sandbox's own, every object of its git repositories.
std::vector<std::string> leaks(const World& world, const std::vector<std::string>& outputs);

}  // namespace confsync::scenario
