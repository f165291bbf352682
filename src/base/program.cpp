#include "base/program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/error.hpp"

namespace confsync {

namespace {

using Clock = std::chrono::steady_clock;

/// Both ends of a pipe that no other child inherits.
class Pipe {
  public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
            throw Error(ErrorKind::failed, fmt::format("no pipe: {}", std::strerror(errno)));
    }
    ~Pipe() {
        ::close(ends_[0]);
        close_writing();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int reading() const { return ends_[0]; }
    int writing() const { return ends_[1]; }
    void close_writing() {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }

  private:
    std::array<int, 2> ends_{};
};

/// What is done in the child before the program begins.
class Preparation {
  public:
    Preparation(const Program& program, int output) {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawn_file_actions_addchdir_np(&files_, program.folder.c_str());
        ::posix_spawn_file_actions_addopen(&files_, 0, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&files_, output, 1);
        ::posix_spawn_file_actions_adddup2(&files_, output, 2);
        sigset_t every;
        sigset_t none;
        ::sigfillset(&every);
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&attributes_, &every);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        // A group of its own: ending it ends what it has started, and nobody else.
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Preparation() {
        ::posix_spawn_file_actions_destroy(&files_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    Preparation(const Preparation&) = delete;
    Preparation& operator=(const Preparation&) = delete;

    const posix_spawn_file_actions_t* files() const { return &files_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

/// Reads until all have closed the pipe; false when the time was up before.
bool read_all(int pipe, Clock::time_point end, std::size_t most, std::string& said) {
    std::array<char, 4096> part{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0) return false;
        pollfd waited{pipe, POLLIN, 0};
        const int ready = ::poll(&waited, 1, static_cast<int>(left.count()));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        const auto count = ::read(pipe, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return true;
        const auto room = most - std::min(most, said.size());
        said.append(part.data(), std::min(room, static_cast<std::size_t>(count)));
    }
}

/// True when it has ended; it may have closed its output long before.
bool wait_until(pid_t child, Clock::time_point end, int& status) {
    while (::waitpid(child, &status, WNOHANG) != child) {
        if (Clock::now() >= end) return false;
        ::poll(nullptr, 0, 2);
    }
    return true;
}

int status_after_killing(pid_t child) {
    int status = 0;
    ::kill(-child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return status;
}

int as_shells_say(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

Ran run_program(const Program& program) {
    Pipe pipe;
    const Preparation preparation(program, pipe.writing());
    std::vector<std::string> words = program.words;
    std::vector<std::string> variables = program.environment;
    const auto arguments = pointers_to(words);
    const auto environment = pointers_to(variables);
    pid_t child = 0;
    const int code = ::posix_spawnp(&child, arguments[0], preparation.files(),
                                    preparation.attributes(), arguments.data(), environment.data());
    if (code == ENOENT || code == EACCES) return {127, false, std::strerror(code)};
    if (code != 0)
        throw Error(ErrorKind::failed,
                    fmt::format("{} can't be run: {}", program.words[0], std::strerror(code)));
    pipe.close_writing();
    Ran ran;
    const auto end = Clock::now() + program.most_time;
    int status = 0;
    ran.timed_out = !read_all(pipe.reading(), end, program.most_output, ran.said) ||
                    !wait_until(child, end, status);
    if (ran.timed_out) status = status_after_killing(child);
    ran.status = as_shells_say(status);
    return ran;
}

}  // namespace confsync
