#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace confsync::scenario {

/// One command line of a scenario and what it says.
struct Step {
    std::string command;  ///< for `sh -c`; may have several lines
    std::string output;   ///< stdout and stderr as they came
    int exit_code = 0;

    bool operator==(const Step&) const = default;
};

/// A file `steps`:
///
///     # any number of comment lines
///     $ confsync status
///     > and a second line of the same command
///     what it says
///     ? 3
///
///     $ the next command
///
/// "? N" stands for an exit code other than 0. One empty line before a command belongs to no
/// output. Output that could be read as one of these marks is written with a backslash before it.
struct Script {
    std::string preface;
    std::vector<Step> steps;
};

/// Throws Error{failed} with the line when the text has no such form.
Script parse_script(std::string_view text);

/// What parse_script reads back as the same script.
std::string to_text(const Script& script);

}  // namespace confsync::scenario
