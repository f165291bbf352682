#include "engine/pull.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/planning.hpp"
#include "commands/pull_json.hpp"
#include "commands/table.hpp"
#include "commands/views_pull.hpp"
#include "workspace/attach_rule.hpp"
#include "workspace/gate.hpp"
#include "workspace/paths.hpp"

namespace confsync::commands {

using engine::Pull;
using engine::State;

namespace {

struct PullCommandOptions {
    std::vector<std::string> paths;
    std::vector<std::string> ours;
    std::vector<std::string> theirs;
    bool dry_run = false;
};

std::vector<Option> options_of(PullCommandOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"--ours", "PATH", "where both sides changed the same words, keep the file's",
         &options.ours},
        {"--theirs", "PATH", "where both sides changed the same words, take Confluence's",
         &options.theirs},
        {"--dry-run", "", "show what would be written, write nothing", &options.dry_run},
    };
}

/// Pictures, and what links attach: other files would not go back.
std::function<bool(const std::string&)> attached_files(const workspace::Config& config) {
    return [rule = workspace::AttachRule(config.rendering.links.attach)](const std::string& path) {
        return workspace::is_image_file(path) || rule.holds(path);
    };
}

std::set<engine::PageKey> decided_keys(const std::vector<std::string>& paths, const State& state,
                                       Context& context) {
    if (paths.empty()) return {};
    const auto keys = keys_at(paths, state, context);
    return {keys.begin(), keys.end()};
}

Pull planned_pull(const PullCommandOptions& options, const State& state, Context& context) {
    const auto& config = context.project().config;
    const auto cancel = context.cancel();
    const auto only = keys_at(options.paths, state, context);
    const auto ours = decided_keys(options.ours, state, context);
    const auto theirs = decided_keys(options.theirs, state, context);
    for (const auto& key : ours)
        if (theirs.contains(key))
            throw Error(ErrorKind::usage, "both --ours and --theirs name " + key.value);
    auto facts =
        engine::survey(context.source(), state, &context.remote(), survey_options(config), cancel);
    return engine::plan_pull(facts, context.source(), context.remote(),
                             {only, ours, theirs, config.flavor, config.jobs,
                              attached_files(config), tree_forms(config)},
                             cancel);
}

void write_page(const engine::PulledPage& page, const workspace::Gate& gate, Context& context) {
    for (const auto& file : page.files) gate.check(file.path);
    gate.check(page.file);
    for (const auto& file : page.files)
        gate.add(file.path,
                 context.remote().download(page.id, file.attachment.id, context.cancel()));
    if (!page.in_step()) gate.replace(page.file, page.before, page.after);
}

/// Pages whose file could not be written are left out, and told. What ends the run early is given
/// back: the pages before it are written.
std::optional<Error> write_pages(Pull& pull, Context& context) {
    const workspace::Gate gate(*context.project().repository);
    std::optional<Error> ended;
    std::erase_if(pull.pages, [&](const engine::PulledPage& page) {
        if (ended) return true;
        try {
            write_page(page, gate, context);
            return false;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::failed && error.kind() != ErrorKind::refused &&
                error.kind() != ErrorKind::not_found) {
                ended = error;
                return true;
            }
            pull.diagnostics.push_back({"not-pulled",
                                        Severity::error,
                                        context.redacted(error.message()),
                                        {page.file, 0, 0},
                                        error.hint()});
            return true;
        }
    });
    return ended;
}

void bring_in(Pull& pull, State& state, Context& context) {
    context.store().check_writable();
    const auto ended = write_pages(pull, context);
    context.reread_source();
    engine::finish_pull(state, pull, context.source(), survey_options(context.project().config));
    if (!pull.pages.empty())
        context.store().save(state, {context.source().head(), pull_line(pull), {}});
    if (ended) throw *ended;
}

ExitCode exit_code_of(const Pull& pull) {
    if (pull.has_errors()) return ExitCode::failed;
    return pull.has_conflicts() ? ExitCode::person : ExitCode::done;
}

ExitCode run_pull(const PullCommandOptions& options, Context& context) {
    const auto lock = context.project().lock("pull");
    State state = context.store().load();
    Pull pull = planned_pull(options, state, context);
    context.end_progress();
    if (!options.dry_run && !pull.pages.empty()) bring_in(pull, state, context);
    context.out() << pull_human(pull, options.dry_run, context.out_style());
    context.set_result(pull_document(pull, options.dry_run));
    return exit_code_of(pull);
}

}  // namespace

Command pull_command() { return command(options_of, run_pull); }

}  // namespace confsync::commands
