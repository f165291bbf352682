#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace confsync {

/// Somebody else's program, to be run without a shell and without input.
struct Program {
    std::vector<std::string> words;        ///< its name or absolute path first
    std::vector<std::string> environment;  ///< "NAME=value": all it sees; PATH finds its name
    std::filesystem::path folder;          ///< where it runs
    std::chrono::milliseconds most_time{60'000};
    std::size_t most_output = 64 * 1024;  ///< of what it says; the rest is dropped
};

struct Ran {
    int status = 0;  ///< as a shell says it: 127 was not found, 128 + N ended by signal N
    bool timed_out = false;
    std::string said;  ///< stdout and stderr as they came
};

/// The form in which posix_spawn takes words: ended by a null; points into `words`.
std::vector<char*> pointers_to(std::vector<std::string>& words);

/// Runs it to its end, or ends it and all it has started when its time is up. Throws Error{failed}
/// when no process could be made at all.
Ran run_program(const Program& program);

}  // namespace confsync
