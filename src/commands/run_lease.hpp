#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <thread>

#include "commands/context.hpp"
#include "engine/lease.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// The lease of a run that writes what the plan says, where push.lease asks for one: taken by the
/// constructor, renewed in a thread of its own, given back at the end, however that comes.
class RunLease {
  public:
    /// Throws Error{refused} when another run holds it. `context` must outlive it.
    RunLease(const engine::Plan& plan, Context& context);
    ~RunLease();
    RunLease(const RunLease&) = delete;
    RunLease& operator=(const RunLease&) = delete;

    /// Ends the run at ^C, and when the lease was taken away.
    Cancellation cancel() const { return {ended_.get_token()}; }

  private:
    void keep(const std::stop_token& stop);

    struct End {
        std::stop_source* source;
        void operator()() const { source->request_stop(); }
    };

    Context& context_;
    std::stop_source ended_;
    std::stop_callback<End> at_interrupt_;
    std::optional<Error> lost_;  ///< written by the thread, read after it has ended
    std::optional<engine::Lease> lease_;
    std::jthread renewal_;
};

}  // namespace confsync::commands
