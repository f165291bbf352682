#include "commands/interrupts.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>

#include "base/error.hpp"
#include "commands/exit_code.hpp"

namespace confsync::commands {

namespace {

constexpr char stop_listening = 'q';

// A signal handler can reach nothing but this and write().
std::atomic<int> write_end{-1};

void on_signal(int) {
    const int saved = errno;
    const char signalled = 's';
    // A full pipe means that stops are waiting already.
    [[maybe_unused]] const auto written = ::write(write_end.load(), &signalled, 1);
    errno = saved;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupts::Interrupts() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw Error(ErrorKind::failed, "cannot make a pipe");
    read_end_ = ends[0];
    write_end = ends[1];
    listener_ = std::jthread([this] { listen(); });
    handle(SIGINT, on_signal);
    handle(SIGTERM, on_signal);
    handle(SIGPIPE, SIG_IGN);
}

Interrupts::~Interrupts() {
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    const int end = write_end.exchange(-1);
    [[maybe_unused]] const auto written = ::write(end, &stop_listening, 1);
    listener_.join();
    ::close(end);
    ::close(read_end_);
}

void Interrupts::listen() {
    for (char byte = 0;;) {
        const auto got = ::read(read_end_, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || byte == stop_listening) return;
        if (!source_.request_stop()) ::_exit(number(ExitCode::interrupted));
    }
}

void wait_for_stop(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
}

void keep_memory_private() {
    const struct rlimit none {};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace confsync::commands
