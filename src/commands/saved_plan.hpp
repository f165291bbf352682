#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// What the arguments of `push` ask for: a saved plan, told by its magic key, or paths.
struct Wish {
    std::optional<engine::Plan> saved;
    std::vector<std::string> paths;
};

/// Throws Error{usage} for a plan among paths or a second plan.
Wish wish_of(const std::vector<std::string>& arguments, Context& context);

}  // namespace confsync::commands
