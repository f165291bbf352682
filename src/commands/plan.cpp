#include <fmt/format.h>

#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/plan_json.hpp"
#include "commands/planning.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

struct PlanCommandOptions {
    std::vector<std::string> paths;
    std::optional<std::string> output;
    bool exit_code = false;
    bool offline = false;
    bool no_renames = false;
};

std::vector<Option> options_of(PlanCommandOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"-o,--output", "FILE", "save the plan, for confsync push FILE", &options.output},
        {"--detailed-exitcode,--exit-code", "", "exit with 2 when there is something to do",
         &options.exit_code},
        {"--offline", "", "ask Confluence nothing; never with -o", &options.offline},
        {"--no-renames", "", "take a renamed file for one that is gone and one that is new",
         &options.no_renames},
    };
}

void check(const PlanCommandOptions& options) {
    if (options.offline && options.output)
        throw Error(ErrorKind::usage, "a plan made offline cannot be saved",
                    "leave out --offline or -o");
}

void save(const engine::Plan& plan, const std::string& output, Context& context) {
    write_file_atomically(context.resolved(output), plan_document(plan));
    context.story() << fmt::format("Saved. To apply exactly this: confsync push {}\n",
                                   one_line(output));
}

ExitCode run_plan(const PlanCommandOptions& options, Context& context) {
    check(options);
    const auto ask = options.offline ? Ask::nobody : Ask::confluence;
    const auto plan = planned(options.paths, ask, context, {{}, {}, !options.no_renames});
    context.end_progress();
    context.out() << human(plan, context.out_style());
    context.set_result(plan_document(plan));
    if (options.output) save(plan, *options.output, context);
    const bool to_do = options.exit_code && !plan.empty();
    return graver(exit_code_of(plan), to_do ? ExitCode::differences : ExitCode::done);
}

}  // namespace

Command plan_command() { return command(options_of, run_plan); }

}  // namespace confsync::commands
