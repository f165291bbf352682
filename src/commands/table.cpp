#include "commands/table.hpp"

#include <array>

namespace confsync::commands {

// One for each src/commands/<verb>.cpp.
Command help_command();
Command version_command();

namespace {

constexpr std::array rows{
    CommandRow{"version", "print the version", Needs::nothing, version_command},
    CommandRow{"help", "explain a command, a topic or an exit code", Needs::nothing, help_command},
};

}  // namespace

std::span<const CommandRow> command_rows() { return rows; }

}  // namespace confsync::commands
