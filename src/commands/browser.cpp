#include "commands/browser.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <vector>

#include "base/error.hpp"
#include "base/program.hpp"
#include "commands/child_variables.hpp"

namespace confsync::commands {

namespace {

/// $BROWSER may be a list; the first one is taken, without a shell.
std::string browser_of(const Environment& environment) {
    const std::string names = environment.get("BROWSER").value_or("");
    const std::string first = names.substr(0, names.find(':'));
    return first.empty() ? "xdg-open" : first;
}

/// Our standard input and output are not the browser's: a pipe would stay open as long as it runs.
class Silence {
  public:
    Silence() {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ~Silence() { ::posix_spawn_file_actions_destroy(&actions_); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

}  // namespace

void open_in_browser(const std::string& url, const Environment& environment,
                     std::string_view token) {
    const std::string program = browser_of(environment);
    std::vector<std::string> arguments{program, url};
    std::vector<std::string> variables = variables_for_children(environment, token);
    const Silence silence;
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, program.c_str(), silence.get(), nullptr,
                                      pointers_to(arguments).data(), pointers_to(variables).data());
    if (failed != 0)
        throw Error(ErrorKind::failed, fmt::format("cannot start {}", program),
                    fmt::format("open {} yourself, or set BROWSER", url));
}

}  // namespace confsync::commands
