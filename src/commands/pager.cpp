#include "commands/pager.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/program.hpp"
#include "base/text.hpp"
#include "commands/child_variables.hpp"

namespace confsync::commands {

namespace {

/// The pager's words; no shell looks at them.
std::vector<std::string> pager_of(const Environment& environment) {
    const auto named = environment.get("CONFSYNC_PAGER");
    const std::string line = collapsed(named ? *named : environment.get("PAGER").value_or("less"));
    std::vector<std::string> words;
    for (const std::string_view word : split(line, ' ')) words.emplace_back(word);
    return words;
}

/// A pipe whose reading end becomes a child's standard input.
class InputPipe {
  public:
    InputPipe() : is_open_(::pipe2(ends_.data(), O_CLOEXEC) == 0) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, ends_[0], STDIN_FILENO);
    }
    ~InputPipe() {
        ::posix_spawn_file_actions_destroy(&actions_);
        close_end(0);
        close_end(1);
    }
    InputPipe(const InputPipe&) = delete;
    InputPipe& operator=(const InputPipe&) = delete;

    bool is_open() const { return is_open_; }
    const posix_spawn_file_actions_t* actions() const { return &actions_; }

    /// A reader that is left early is no failure.
    void write_all(std::string_view text) {
        close_end(0);
        while (!text.empty()) {
            const auto written = ::write(ends_[1], text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) break;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        close_end(1);
    }

  private:
    void close_end(std::size_t end) {
        if (is_open_ && ends_[end] >= 0) ::close(ends_[end]);
        ends_[end] = -1;
    }

    std::array<int, 2> ends_{-1, -1};
    bool is_open_ = false;
    posix_spawn_file_actions_t actions_{};
};

void wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
}

}  // namespace

bool show_in_pager(std::string_view text, const Environment& environment, std::string_view token) {
    std::vector<std::string> words = pager_of(environment);
    if (words.front() == "cat" || words.front().empty()) return false;
    std::vector<std::string> variables = variables_for_children(environment, token);
    // As git: end when all fits the screen, keep colours, leave the text standing.
    if (!environment.variables.contains("LESS")) variables.emplace_back("LESS=FRX");
    InputPipe pipe;
    if (!pipe.is_open()) return false;
    pid_t child = 0;
    if (::posix_spawnp(&child, words.front().c_str(), pipe.actions(), nullptr,
                       pointers_to(words).data(), pointers_to(variables).data()) != 0)
        return false;
    pipe.write_all(text);
    wait_for(child);
    return true;
}

}  // namespace confsync::commands
