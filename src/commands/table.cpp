#include "commands/table.hpp"

#include <array>

namespace confsync::commands {

// One for each src/commands/<verb>.cpp.
Command help_command();
Command render_command();
Command sandbox_command();
Command version_command();

namespace {

constexpr std::array rows{
    CommandRow{"render", "print a Markdown file or write a tree in storage format", Needs::nothing,
               render_command},
    CommandRow{"sandbox", "serve a stand-in for Confluence on this machine", Needs::nothing,
               sandbox_command},
    CommandRow{"version", "print the version", Needs::nothing, version_command},
    CommandRow{"help", "explain a command, a topic or an exit code", Needs::nothing, help_command},
};

}  // namespace

std::span<const CommandRow> command_rows() { return rows; }

}  // namespace confsync::commands
