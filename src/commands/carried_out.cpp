#include "commands/carried_out.hpp"

#include "commands/run_lease.hpp"

namespace confsync::commands {

using engine::Receipt;

namespace {

// What a server says of a failed write is printed, and kept in the history of runs.
void redact(Receipt& receipt, const Context& context) {
    for (auto& outcome : receipt.outcomes) {
        outcome.message = context.redacted(std::move(outcome.message));
        outcome.hint = context.redacted(std::move(outcome.hint));
    }
}

}  // namespace

Receipt carried_out(const engine::Plan& plan, engine::State& state, RunFacts& facts,
                    Context& context) {
    facts.account = context.remote().site(context.cancel()).account_name;
    facts.started = system_clock().now();
    const RunLease lease(plan, context);
    engine::check_preconditions(plan, context.remote(), lease.cancel());
    engine::ApplyOptions options;
    if (context.project().config.jobs > 0) options.jobs = context.project().config.jobs;
    auto receipt = engine::apply(plan, context.source(), context.remote(), context.store(), state,
                                 context.events(), options, lease.cancel());
    context.end_progress();
    redact(receipt, context);
    facts.finished = system_clock().now();
    return receipt;
}

void commit_map(const std::string& subject, Context& context) {
    if (!context.project().config.push.commit) return;
    context.project().repository->commit_file(".confsync/map.json",
                                              "confsync: record the pages\n\n" + subject + "\n");
}

}  // namespace confsync::commands
