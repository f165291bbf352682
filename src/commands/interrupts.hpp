#pragma once

#include <stop_token>
#include <thread>

namespace confsync::commands {

/// Turns SIGINT and SIGTERM into a stop: the first asks for it, the second ends the program at
/// once with 130 (product contract §7; P4 holds). One per program; SIGPIPE is ignored.
class Interrupts {
  public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    std::stop_token token() const { return source_.get_token(); }

  private:
    void listen();

    std::stop_source source_;
    int read_end_ = -1;
    std::jthread listener_;
};

/// Returns once a stop was asked for.
void wait_for_stop(const std::stop_token& stop);

/// No core file and no debugger's attach: a token may stand in memory (P10).
void keep_memory_private();

}  // namespace confsync::commands
