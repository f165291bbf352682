#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"
#include "engine/apply.hpp"
#include "engine/record.hpp"
#include "workspace/git.hpp"

namespace confsync::commands {

/// What one run did to each page.
struct RunPages {
    bool pulled = false;  ///< read from the maps before and after it: it left no receipt
    engine::Receipt receipt;
};

/// The run whose commit id begins with `prefix`. Throws Error{usage} for what is no such beginning
/// or of several runs, {not_found} for none.
workspace::RunEntry run_named(const std::string& prefix, Context& context);

RunPages pages_of(const workspace::RunEntry& run, Context& context);

/// The map as the run left it; empty for no commit.
engine::State state_after(const engine::CommitId& run, Context& context);

}  // namespace confsync::commands
