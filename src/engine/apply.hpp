#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/events.hpp"
#include "engine/plan.hpp"
#include "engine/remote.hpp"
#include "engine/source.hpp"
#include "engine/state_store.hpp"

namespace confsync::engine {

struct Outcome {
    enum class Status {
        done,
        conflict,  ///< changed in Confluence between the check and the write: untouched
        failed,
        left_out,     ///< depends on one that was not done
        interrupted,  ///< not begun because the run was stopped
    };
    PageKey key;
    Action action = Action::create;
    Status status = Status::done;
    PageId id;
    Version from;
    Version to;
    std::string title;
    std::string old_title;  ///< when the run changed it
    Digest digest;          ///< of the body (PageRecord::body)
    Timestamp written{};    ///< when its newest version was made, says the server; 0: none was
    std::string url;
    std::string message;  ///< why it was not done
    std::string hint;
    std::optional<ErrorKind> error;  ///< of what stopped it
};

struct Receipt {
    std::vector<Outcome> outcomes;  ///< in the plan's order
    bool interrupted = false;
    std::size_t count(Outcome::Status status) const;
};

struct ApplyOptions {
    unsigned jobs = 8;  ///< writes under way at once
};

/// Throws Error{refused} naming the first page that is no longer as the plan found it. One bulk
/// read per 250 pages; nothing is written (P3).
void check_preconditions(const Plan& plan, Remote& remote, const Cancellation& cancel);

/// Does what the plan says, parents first, independent pages in parallel. Each success is recorded
/// in `store` at once and in `state`. Errors of a page become its outcome; what depends on it is
/// left out. When `cancel.stop` is asked, requests under way are finished and nothing is begun.
Receipt apply(const Plan& plan, Source& source, Remote& remote, StateStore& store, State& state,
              Events& events, const ApplyOptions& options, const Cancellation& cancel);

/// What a run leaves in the state besides its pages: the site, and the commit when all was done.
void finish(State& state, const Plan& plan, const Receipt& receipt);

}  // namespace confsync::engine
