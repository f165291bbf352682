#include "commands/run_lease.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <set>

#include "base/digest_blake2b.hpp"
#include "workspace/lock.hpp"

namespace confsync::commands {

using engine::Plan;
using workspace::LeaseUse;

namespace {

bool wanted(Context& context) {
    const auto use = context.project().config.push.lease;
    return use == LeaseUse::on || (use == LeaseUse::automatic && context.in_ci());
}

/// Root pages of the trees in which something is written.
std::set<engine::PageId> roots_of(const Plan& plan) {
    std::set<std::string> trees;
    for (const auto& change : plan.changes)
        if (engine::writes(change.action)) trees.insert(change.tree);
    std::set<engine::PageId> roots;
    for (const auto& tree : plan.trees)
        if (trees.contains(tree.name)) roots.insert(tree.root);
    return roots;
}

engine::Lease taken(const std::set<engine::PageId>& roots, Context& context) {
    const auto now = system_clock().now();
    const std::string host = workspace::host_name();
    auto& remote = context.remote();
    const std::string owner =
        fmt::format("{} on {}", remote.site(context.cancel()).account_name, host);
    const std::string run =
        blake2b(fmt::format("{} {} {}", host, ::getpid(), iso8601(now))).value.substr(0, 16);
    return engine::Lease::take(roots, owner, run, now, remote, context.cancel());
}

}  // namespace

RunLease::RunLease(const Plan& plan, Context& context)
    : context_(context), at_interrupt_(context.cancel().stop, End{&ended_}) {
    const auto roots = roots_of(plan);
    if (roots.empty() || !wanted(context)) return;
    lease_.emplace(taken(roots, context));
    renewal_ = std::jthread([this](const std::stop_token& stop) { keep(stop); });
}

void RunLease::keep(const std::stop_token& stop) {
    auto& clock = system_clock();
    for (;;) {
        clock.sleep_for(engine::lease_length / 3, stop);
        if (stop.stop_requested()) return;
        try {
            lease_->renew(clock.now(), {stop});
        } catch (const Error& error) {
            if (stop.stop_requested()) return;
            // A server that does not answer now may answer before the lease has ended.
            if (error.kind() == ErrorKind::network && clock.now() < lease_->until()) continue;
            lost_ = error;
            ended_.request_stop();
            return;
        }
    }
}

RunLease::~RunLease() {
    if (!lease_) return;
    renewal_.request_stop();
    if (renewal_.joinable()) renewal_.join();
    if (lost_)
        context_.story() << "The lease was lost, so the run was ended: "
                         << context_.redacted(lost_->message()) << '\n';
    if (const auto left = lease_->release())
        context_.story() << "The lease stays until it ends by itself: "
                         << context_.redacted(left->message()) << '\n';
}

}  // namespace confsync::commands
