#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace confsync::commands {

enum class Presence { optional, required };

/// One option or argument of a command, bound to the place its value goes to. Commands declare
/// these; only cli.cpp knows the library that parses them.
struct Option {
    using Target = std::variant<bool*, std::optional<std::string>*, std::optional<int>*,
                                std::vector<std::string>*>;
    std::string names;  ///< "-o,--output"; without dashes it is an argument: "PATH"
    std::string value;  ///< what stands for the value in the help: "FILE"; empty: a flag
    std::string help;
    Target target;
    std::vector<std::string> choices = {};  ///< empty: anything goes
    Presence presence = Presence::optional;
};

enum class ColorChoice { automatic, always, never };

/// What every command understands, before or after its name.
struct GlobalOptions {
    std::optional<std::string> profile;
    std::optional<std::string> directory;
    std::optional<std::string> config_file;
    ColorChoice color = ColorChoice::automatic;
    bool verbose = false;
    bool quiet = false;
    bool json = false;
};

}  // namespace confsync::commands
