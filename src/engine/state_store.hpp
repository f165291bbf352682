#pragma once

#include <string>

#include "engine/record.hpp"

namespace confsync::engine {

/// What a run leaves behind besides the map.
struct RunSummary {
    CommitId head;        ///< what was published
    std::string subject;  ///< one line: "Published 3 pages"
    std::string receipt;  ///< JSON, see schemas/receipt.schema.json; empty: none
};

/// Where the map lives. Not tied to git. Throws Error.
class StateStore {
  public:
    virtual ~StateStore() = default;

    /// The state with whatever an interrupted run had journaled.
    virtual State load() = 0;
    /// Notes one page durably, at once. Callable from several threads.
    virtual void record(const PageKey& key, const PageRecord& record) = 0;
    /// Writes the whole state atomically and keeps it in the history of runs; the journal ends.
    virtual void save(const State& state, const RunSummary& run) = 0;
};

}  // namespace confsync::engine
