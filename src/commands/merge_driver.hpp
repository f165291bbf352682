#pragma once

#include "workspace/git.hpp"

namespace confsync::commands {

/// Makes `confsync map merge` the driver that .gitattributes names for the map, in this clone: git
/// takes no commands from a repository's files.
void install_merge_driver(const workspace::Repository& repository);

}  // namespace confsync::commands
