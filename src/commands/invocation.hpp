#pragma once

#include <filesystem>
#include <istream>
#include <ostream>
#include <stop_token>
#include <string>
#include <vector>

#include "base/environment.hpp"

namespace confsync::commands {

/// Where a run reads and prints, and what is known of the other ends.
struct Streams {
    std::istream& in;
    std::ostream& out;  ///< the result
    std::ostream& err;  ///< the story
    bool in_is_terminal = false;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    int width = 80;  ///< columns
};

/// Everything from outside that a run may look at: a test says all of it.
struct Invocation {
    std::vector<std::string> args;  ///< without the program's name
    Streams streams;
    Environment environment;
    std::filesystem::path cwd;
    std::stop_token stop;  ///< asked by the first ^C
};

}  // namespace confsync::commands
