#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "base/clock.hpp"
#include "net/transport.hpp"

namespace confsync::net {

/// The pace at which one site is asked; shared by everything that talks to it with one account.
/// Free until the server says that a limit is near or reached (api.md §13). Callable from several
/// threads.
class Pace {
  public:
    explicit Pace(Clock& clock) : clock_(clock) {}

    /// Waits for this request's turn. Throws Error{interrupted}, or Error{network} when the
    /// deadline would pass first.
    void wait_for_turn(const Cancellation& cancel);
    /// Learns from an answer.
    void learn(const Response& response);

  private:
    std::chrono::milliseconds take_turn(const Cancellation& cancel);

    Clock& clock_;
    std::mutex mutex_;
    Deadline next_turn_{};
    std::chrono::milliseconds gap_{0};
};

/// Keeps the pace.
std::unique_ptr<Transport> rate_limited(std::unique_ptr<Transport> inner,
                                        std::shared_ptr<Pace> pace);

}  // namespace confsync::net
