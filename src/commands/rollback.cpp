#include "engine/rollback.hpp"

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/carried_out.hpp"
#include "commands/guards.hpp"
#include "commands/plan_json.hpp"
#include "commands/planning.hpp"
#include "commands/run_log.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"
#include "commands/views_receipt.hpp"
#include "engine/survey.hpp"

namespace confsync::commands {

using engine::Plan;
using engine::State;

namespace {

struct RollbackOptions {
    std::optional<std::string> run;
    std::optional<std::string> receipt;
    bool yes = false;
    bool dry_run = false;
    bool commit = false;
    bool keep_map = false;
};

std::vector<Option> options_of(RollbackOptions& options) {
    return {
        {"RUN", "RUN", "the run to undo: the first digits of its commit", &options.run},
        {"--receipt", "FILE", "undo the run that left this receipt", &options.receipt},
        {"--yes", "", "do not ask", &options.yes},
        {"--dry-run", "", "stop after the plan", &options.dry_run},
        {"--commit", "", "commit the map afterwards", &options.commit},
        {"--keep-map", "", "in CI: somebody else keeps the map", &options.keep_map},
    };
}

/// The run to undo, and how to undo it in git too; empty when its commits are not known.
struct Undone {
    engine::Receipt receipt;
    std::string name;
    std::string revert;
    std::string site = {};  ///< where the receipt says that it was
};

std::string revert_line(const workspace::RunEntry& run, Context& context) {
    if (run.head.empty() || run.before.empty()) return {};
    const auto runs = context.project().repository->runs(context.store().ref(), 1'000'000);
    const auto before =
        std::find_if(runs.begin(), runs.end(), [&](const auto& r) { return r.id == run.before; });
    if (before == runs.end() || before->head.empty() || before->head == run.head) return {};
    return fmt::format("git switch -c rollback/{} && git revert --no-edit {}..{}",
                       short_commit(run.id), short_commit(before->head), short_commit(run.head));
}

Undone undone_by(const RollbackOptions& options, Context& context) {
    if (options.run.has_value() == options.receipt.has_value())
        throw Error(ErrorKind::usage, "name the run, or its receipt with --receipt",
                    "see: confsync log");
    if (options.receipt) {
        auto kept = read_receipt(read_file(context.resolved(*options.receipt)), *options.receipt);
        if (kept.profile != context.project().config.profile)
            throw Error(ErrorKind::refused,
                        fmt::format("the receipt is of profile {}", kept.profile),
                        "add: --profile " + kept.profile, {*options.receipt, 0, 0});
        return {std::move(kept.receipt), *options.receipt, {}, kept.site};
    }
    const auto run = run_named(*options.run, context);
    auto pages = pages_of(run, context);
    if (pages.pulled)
        throw Error(ErrorKind::refused,
                    fmt::format("run {} wrote nothing to Confluence", short_commit(run.id)),
                    "undo what it brought into the files with git");
    return {std::move(pages.receipt), "run " + short_commit(run.id), revert_line(run, context)};
}

/// The tree whose directory holds the page's path; the deepest, should one stand in another.
std::string tree_of(const engine::PageKey& key, const workspace::Config& config) {
    const workspace::TreeConfig* found = nullptr;
    for (const auto& tree : config.trees) {
        const bool holds = tree.directory.empty() || key.value.starts_with(tree.directory + "/");
        if (holds && (!found || tree.directory.size() > found->directory.size())) found = &tree;
    }
    return found ? found->name : std::string();
}

Plan plan_of(Undone& undone, const State& state, Context& context) {
    const auto& config = context.project().config;
    const auto cancel = context.cancel();
    auto& remote = context.remote();
    const auto site = remote.site(cancel);
    for (const auto& known : {state.site, undone.site})
        if (!known.empty() && known != site.base)
            throw Error(ErrorKind::configuration,
                        fmt::format("that run was on {}, but this site is {}", known, site.base),
                        "correct site.url, or name the --profile of that site");
    Plan plan =
        engine::plan_rollback({std::move(undone.receipt), &state,
                               engine::trees_of(survey_options(config), &remote, cancel), site,
                               [&](const engine::PageKey& key) { return tree_of(key, config); }},
                              remote, cancel);
    plan.profile = config.profile;
    plan.head = plan.synced_commit = context.source().head();
    return plan;
}

MapKeeping keeping_of(const RollbackOptions& options, Context& context) {
    if (context.project().config.push.commit) return MapKeeping::commit;
    return options.keep_map || options.dry_run ? MapKeeping::somebody : MapKeeping::nobody;
}

engine::Receipt put_back(const Plan& plan, State& state, const Undone& undone, Context& context) {
    RunFacts facts;
    const auto receipt = carried_out(plan, state, facts, context);
    const std::string document = receipt_document(receipt, plan, facts);
    const std::string subject =
        fmt::format("Rolled back {} of {}.",
                    counted(receipt.count(engine::Outcome::Status::done), "page"), undone.name);
    context.store().save(state, {{}, subject, document});
    commit_map(subject, context);
    context.out() << '\n' << outcome_lines(receipt, context.out_style()) << '\n' << subject << '\n';
    context.set_result(document);
    return receipt;
}

void tell_what_next(const Undone& undone, Context& context) {
    context.story() << "These pages are held: a push leaves them until their files change.\n";
    if (!undone.revert.empty()) context.story() << "The files too: " << undone.revert << '\n';
}

ExitCode run_rollback(const RollbackOptions& options, Context& context) {
    if (options.commit) context.set_flag("push.commit", "true");
    guard_map(keeping_of(options, context), context.in_ci());
    const auto lock = context.project().lock("rollback");
    State state = context.store().load();
    Undone undone = undone_by(options, context);
    const Plan plan = plan_of(undone, state, context);
    context.out() << human(plan, context.out_style()) << std::flush;
    context.set_result(plan_document(plan));
    if (options.dry_run || plan.empty()) return exit_code_of(plan);
    context.store().check_writable();
    if (!options.yes && !context.confirm("Put these back?"))
        throw Error(ErrorKind::refused, "not confirmed: nothing was changed");
    const auto receipt = put_back(plan, state, undone, context);
    tell_what_next(undone, context);
    return graver(exit_code_of(plan), exit_code_of(receipt));
}

}  // namespace

Command rollback_command() { return command(options_of, run_rollback); }

}  // namespace confsync::commands
