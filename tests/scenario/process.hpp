#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace confsync::scenario {

namespace fs = std::filesystem;

/// "NAME=value", nothing inherited.
using Environment = std::vector<std::string>;

struct Outcome {
    std::string output;  ///< stdout and stderr in the order they were written
    int exit_code = 0;   ///< 128 + signal when one ended it
};

/// Runs `sh -c command` in `directory` with no standard input. `log` is where the output goes
/// meanwhile, so that a background child of the command keeps nobody waiting.
Outcome run_shell(const std::string& command, const fs::path& directory,
                  const Environment& environment, const fs::path& log);

/// A server started for one scenario; ends, by SIGTERM, with this object and with this process.
class Server {
  public:
    Server(const std::vector<std::string>& arguments, const Environment& environment,
           const fs::path& log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The next line of its standard output. Throws Error{failed} when it ends instead.
    std::string next_line();

  private:
    pid_t process_ = -1;
    int output_ = -1;
};

}  // namespace confsync::scenario
