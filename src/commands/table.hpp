#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "commands/exit_code.hpp"
#include "commands/options.hpp"

namespace confsync::commands {

class Context;

/// A command ready to be parsed: its options point into a value that `run` owns.
struct Command {
    std::vector<Option> options;
    std::function<ExitCode(Context&)> run;
};

/// What a command cannot do without.
enum class Needs { nothing, project, remote };

struct CommandRow {
    std::string_view name;  ///< "push"; "map show" is the command `show` of the group `map`
    std::string_view help;  ///< one line, lower case, no full stop
    Needs needs;
    Command (*declare)();
};

/// Every command, as `confsync help` lists them. Usage, help, manual and tests walk these rows.
std::span<const CommandRow> command_rows();

/// Binds a value of options to the function that runs the command with it.
template <class Options>
Command command(std::vector<Option> (*options_of)(Options&),
                ExitCode (*run)(const Options&, Context&)) {
    const auto values = std::make_shared<Options>();
    return {options_of(*values), [values, run](Context& context) { return run(*values, context); }};
}

}  // namespace confsync::commands
