#pragma once

#include "commands/invocation.hpp"

namespace confsync::commands {

/// The whole program: parses, runs one command, prints what went wrong; returns the exit code.
/// The only place that catches Error for good.
int run(const Invocation& invocation);

}  // namespace confsync::commands
