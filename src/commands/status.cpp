#include "commands/context.hpp"
#include "commands/planning.hpp"
#include "commands/status_json.hpp"
#include "commands/table.hpp"
#include "commands/views_status.hpp"
#include "commands/views_status_markdown.hpp"

namespace confsync::commands {

namespace {

struct StatusOptions {
    std::vector<std::string> paths;
    bool remote = false;
    bool porcelain = false;
    bool markdown = false;
    bool exit_code = false;
    bool no_renames = false;
};

std::vector<Option> options_of(StatusOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"--remote", "", "also ask what happened in Confluence", &options.remote},
        {"--porcelain", "", "a stable form for scripts: confsync help porcelain",
         &options.porcelain},
        {"--markdown", "", "print an issue for a forge: with --remote, the nightly check",
         &options.markdown},
        {"--exit-code,--detailed-exitcode", "", "exit with 2 when there are differences",
         &options.exit_code},
        {"--no-renames", "", "take a renamed file for one that is gone and one that is new",
         &options.no_renames},
    };
}

std::string shown(const engine::Plan& plan, const StatusOptions& options, Context& context) {
    if (options.porcelain) return status_porcelain(plan);
    if (options.markdown) return status_markdown(plan);
    return status_human(plan, context.out_style());
}

ExitCode run_status(const StatusOptions& options, Context& context) {
    if (options.porcelain && options.markdown)
        throw Error(ErrorKind::usage, "--porcelain and --markdown: one of them",
                    "see: confsync status --help");
    const auto ask = options.remote ? Ask::confluence : Ask::nobody;
    const auto plan = planned(options.paths, ask, context, {{}, {}, !options.no_renames});
    context.end_progress();
    context.out() << shown(plan, options, context);
    context.set_result(status_document(plan));
    return options.exit_code && differs(plan) ? ExitCode::differences : ExitCode::done;
}

}  // namespace

Command status_command() { return command(options_of, run_status); }

}  // namespace confsync::commands
