#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "commands/carried_out.hpp"
#include "commands/context.hpp"
#include "commands/guards.hpp"
#include "commands/plan_json.hpp"
#include "commands/planning.hpp"
#include "commands/receipt_json.hpp"
#include "commands/saved_plan.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"
#include "commands/views_receipt.hpp"

namespace confsync::commands {

using engine::Plan;
using engine::Receipt;
using engine::State;

namespace {

struct PushOptions {
    std::vector<std::string> arguments;
    std::optional<int> jobs;
    bool yes = false;
    bool dry_run = false;
    bool diff = false;
    bool commit = false;
    bool keep_map = false;
    bool allow_mass_change = false;
    std::vector<std::string> ours;
    std::vector<std::string> restore;
    bool no_renames = false;
    bool allow_deletes = false;
    std::optional<std::string> receipt;
};

std::vector<Option> options_of(PushOptions& options) {
    return {
        {"PLAN|PATH", "PLAN|PATH", "a saved plan, or only these files and folders",
         &options.arguments},
        {"--yes", "", "do not ask; guards stay", &options.yes},
        {"--dry-run", "", "stop after the plan and the guards", &options.dry_run},
        {"--diff", "", "show what changes in the text of each page, word by word", &options.diff},
        {"--commit", "", "commit the map afterwards", &options.commit},
        {"--keep-map", "", "in CI: somebody else keeps the map", &options.keep_map},
        {"--allow-mass-change", "", "go above push.max-change-ratio", &options.allow_mass_change},
        {"--ours", "PATH", "publish these as they are, though they lost what pull brought",
         &options.ours},
        {"--restore", "PATH", "bring the page of this file back from the trash", &options.restore},
        {"--allow-deletes", "", "put pages without a file into the trash, as push.deletes says",
         &options.allow_deletes},
        {"--no-renames", "", "take a renamed file for one that is gone and one that is new",
         &options.no_renames},
        {"--receipt", "FILE", "also write there what was done to each page, as JSON",
         &options.receipt},
        {"--jobs", "N", "requests at once", &options.jobs},
    };
}

void take_flags(const PushOptions& options, Context& context) {
    if (options.jobs && *options.jobs < 1)
        throw Error(ErrorKind::usage, "--jobs is at least 1", "see: confsync push --help");
    if (options.jobs) context.set_flag("jobs", fmt::to_string(*options.jobs));
    if (options.commit) context.set_flag("push.commit", "true");
}

MapKeeping keeping_of(const PushOptions& options, Context& context) {
    if (context.project().config.push.commit) return MapKeeping::commit;
    return options.keep_map || options.dry_run ? MapKeeping::somebody : MapKeeping::nobody;
}

Plan plan_of(const Wish& wish, const PushOptions& options, const State& state, Context& context) {
    const auto ours = keys_at(options.ours, state, context);
    const auto restore = keys_at(options.restore, state, context);
    if (!wish.saved)
        return planned(state, keys_at(wish.paths, state, context),
                       options.diff ? Ask::texts : Ask::confluence, context,
                       {ours, restore, !options.no_renames});
    if (options.diff)
        throw Error(ErrorKind::usage, "--diff goes with paths, not with a saved plan",
                    "look at it before: confsync show PLAN --diff");
    if (!ours.empty() || !restore.empty())
        throw Error(ErrorKind::usage, "--ours and --restore go with paths, not with a saved plan",
                    "push the file first: confsync push --ours PATH");
    return confirmed_anew(*wish.saved, state, context);
}

void show(const Plan& plan, const PushOptions& options, Context& context) {
    context.end_progress();
    const auto detail = options.diff ? Detail::texts : Detail::list;
    context.out() << human(plan, context.out_style(), detail) << std::flush;
    context.set_result(plan_document(plan));
}

void guard(const Plan& plan, const PushOptions& options, bool reviewed, Context& context) {
    if (plan.empty()) return;
    const auto& push = context.project().config.push;
    if (push.require_clean) guard_clean(context.source().unclean_files());
    if (!options.allow_deletes && !reviewed) guard_deletes(plan);
    if (!options.allow_mass_change) guard_mass_deletion(plan, push.max_delete_ratio);
    if (!options.allow_mass_change) guard_mass_change(plan, push.max_change_ratio);
}

void confirm(const PushOptions& options, Context& context) {
    if (options.yes || context.confirm("Do this?")) return;
    throw Error(ErrorKind::refused, "not confirmed: nothing was changed");
}

void save(State& state, const Plan& plan, const Receipt& receipt, const std::string& document,
          Context& context) {
    engine::finish(state, plan, receipt);
    const std::string subject = receipt_line(receipt, plan);
    context.store().save(state, {plan.head, subject, document});
    commit_map(subject, context);
}

/// A run that was cut may have left nothing to write, but its journal to be kept; a merge of the
/// map, a file that git still holds for a conflict.
void save_leftovers(State& state, const Plan& plan, Context& context) {
    const bool merged = context.store().has_conflict();
    if (!merged && !context.store().has_journal()) return;
    save(state, plan, {}, receipt_document({}, plan), context);
    if (merged) context.story() << "Resolved the map. Now: git add .confsync/map.json\n";
}

/// Whether the receipt can be written is asked before anything is.
std::optional<fs::path> receipt_file(const PushOptions& options, Context& context) {
    if (!options.receipt || options.dry_run) return std::nullopt;
    const fs::path file = context.resolved(*options.receipt);
    if (fs::is_directory(file) || !fs::is_directory(file.parent_path()))
        throw Error(ErrorKind::usage,
                    fmt::format("the receipt can't be written: {}", *options.receipt),
                    "name a file in a folder that is there");
    return file;
}

/// Writes the receipt's file; what went wrong is told after the map was saved.
std::optional<Error> write_receipt(const std::optional<fs::path>& file,
                                   const std::string& document) {
    try {
        if (file) write_file_atomically(*file, document);
        return std::nullopt;
    } catch (const Error& error) {
        return Error(error.kind(), error.message(), "the same is kept: confsync log",
                     error.where());
    }
}

Receipt carry_out(const Plan& plan, State& state, const std::optional<fs::path>& file,
                  Context& context) {
    RunFacts facts;
    const Receipt receipt = carried_out(plan, state, facts, context);
    const std::string document = receipt_document(receipt, plan, facts);
    const auto unwritten = write_receipt(file, document);
    save(state, plan, receipt, document, context);
    context.out() << '\n' << receipt_human(receipt, plan, context.out_style());
    context.set_result(document);
    if (unwritten) throw *unwritten;
    return receipt;
}

ExitCode push_nothing(const Plan& plan, State& state, const std::optional<fs::path>& file,
                      Context& context) {
    const std::string document = receipt_document({}, plan);
    if (file) write_file_atomically(*file, document);
    save_leftovers(state, plan, context);
    context.set_result(document);
    return exit_code_of(plan);
}

ExitCode run_push(const PushOptions& options, Context& context) {
    take_flags(options, context);
    const Wish wish = wish_of(options.arguments, context);
    guard_map(keeping_of(options, context), context.in_ci());
    const auto receipt_at = receipt_file(options, context);
    const auto lock = context.project().lock("push");
    State state = context.store().load();
    const Plan plan = plan_of(wish, options, state, context);
    show(plan, options, context);
    guard(plan, options, wish.saved.has_value(), context);
    if (options.dry_run) return exit_code_of(plan);
    context.store().check_writable();
    if (plan.empty()) return push_nothing(plan, state, receipt_at, context);
    confirm(options, context);
    const Receipt receipt = carry_out(plan, state, receipt_at, context);
    return graver(exit_code_of(plan), exit_code_of(receipt));
}

}  // namespace

Command push_command() { return command(options_of, run_push); }

}  // namespace confsync::commands
