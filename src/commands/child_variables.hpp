#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/environment.hpp"

namespace confsync::commands {

/// "NAME=value" of all that a program we start for a person may see: none of our CONFSYNC_
/// variables, none that is named like a secret, and not the one that `token`, a reference of the
/// configuration, reads ("env:NAME").
std::vector<std::string> variables_for_children(const Environment& environment,
                                                std::string_view token = {});

}  // namespace confsync::commands
