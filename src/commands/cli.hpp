#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/options.hpp"
#include "commands/table.hpp"

namespace confsync::commands {

/// A command line that made sense.
struct Call {
    GlobalOptions global;
    std::string command;              ///< "push", "map show"; empty: only help was asked for
    std::optional<std::string> help;  ///< the text to print instead of running
    std::function<ExitCode(Context&)> run;
};

/// Parses arguments against the rows. Runs nothing. Throws Error{usage} with a one-line hint.
Call parse(const std::vector<std::string>& args, std::span<const CommandRow> rows);

/// What `confsync COMMAND --help` prints; the whole program's for an empty name. Throws
/// Error{usage} for a name that is no command.
std::string help_text(std::string_view command, std::span<const CommandRow> rows);

}  // namespace confsync::commands
