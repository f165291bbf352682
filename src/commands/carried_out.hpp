#pragma once

#include "commands/context.hpp"
#include "commands/receipt_json.hpp"
#include "engine/apply.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// Takes the lease, checks that the remote is as planned, and does what the plan says. Fills in
/// `facts`; the receipt's words are free of secrets. Throws Error{refused} before the first write.
engine::Receipt carried_out(const engine::Plan& plan, engine::State& state, RunFacts& facts,
                            Context& context);

/// Commits the map where push.commit says so.
void commit_map(const std::string& subject, Context& context);

}  // namespace confsync::commands
