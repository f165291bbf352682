#include "scenario/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/files.hpp"

namespace confsync::scenario {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

[[noreturn]] void fail(const std::string& what) {
    throw Error(ErrorKind::failed, what + ": " + std::strerror(errno));
}

int open_or_fail(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (file < 0) fail("opening " + path.string());
    return file;
}

/// Starts a program; `output` and `errors` become its streams, standard input is empty.
pid_t start(std::vector<std::string> arguments, Environment environment, const fs::path& directory,
            int output, int errors) {
    const std::vector<char*> argv = pointers(arguments);
    const std::vector<char*> envp = pointers(environment);
    const int nothing = open_or_fail("/dev/null", O_RDONLY);
    const pid_t child = ::fork();
    if (child < 0) fail("starting " + arguments.front());
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(errors, STDERR_FILENO);
        if (::chdir(directory.c_str()) == 0) ::execvpe(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    ::close(nothing);
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail("waiting");
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Outcome run_shell(const std::string& command, const fs::path& directory,
                  const Environment& environment, const fs::path& log) {
    const int output = open_or_fail(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
    const pid_t child = start({"/bin/sh", "-c", command}, environment, directory, output, output);
    ::close(output);
    Outcome outcome;
    outcome.exit_code = wait_for(child);
    outcome.output = read_file(log);
    return outcome;
}

Server::Server(const std::vector<std::string>& arguments, const Environment& environment,
               const fs::path& log) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("making a pipe");
    const int errors = open_or_fail(log, O_WRONLY | O_CREAT | O_APPEND);
    process_ = start(arguments, environment, "/", ends[1], errors);
    output_ = ends[0];
    ::close(ends[1]);
    ::close(errors);
}

Server::~Server() {
    ::kill(process_, SIGTERM);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    ::close(output_);
}

std::string Server::next_line() {
    std::string line;
    char c = 0;
    while (::read(output_, &c, 1) == 1) {
        if (c == '\n') return line;
        line += c;
    }
    throw Error(ErrorKind::failed, "the sandbox ended before it said its address");
}

}  // namespace confsync::scenario
