#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/plan_form.hpp"
#include "commands/plan_json.hpp"
#include "commands/plan_pictures.hpp"
#include "commands/planning.hpp"
#include "commands/table.hpp"

namespace confsync::commands {

namespace {

struct PlanCommandOptions {
    std::vector<std::string> paths;
    std::optional<std::string> output;
    bool exit_code = false;
    bool offline = false;
    PlanForm form;
    bool no_renames = false;
};

std::vector<Option> options_of(PlanCommandOptions& options) {
    std::vector<Option> all = {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"-o,--output", "FILE", "save the plan, for confsync push FILE", &options.output},
        {"--detailed-exitcode,--exit-code", "", "exit with 2 when there is something to do",
         &options.exit_code},
        {"--offline", "", "ask Confluence nothing; never with -o", &options.offline},
        {"--no-renames", "", "take a renamed file for one that is gone and one that is new",
         &options.no_renames},
    };
    std::ranges::move(options_of(options.form), std::back_inserter(all));
    return all;
}

void check(const PlanCommandOptions& options) {
    check(options.form);
    if (options.offline && options.output)
        throw Error(ErrorKind::usage, "a plan made offline cannot be saved",
                    "leave out --offline or -o");
    if (options.offline && options.form.diff)
        throw Error(ErrorKind::usage, "what stands in Confluence is not known offline",
                    "leave out --offline or --diff");
}

Ask ask_for(const PlanCommandOptions& options) {
    if (options.offline) return Ask::nobody;
    return options.form.tells_texts() ? Ask::texts : Ask::confluence;
}

void save(const engine::Plan& plan, const std::string& output, Context& context) {
    write_file_atomically(context.resolved(output), plan_document(plan));
    context.story() << fmt::format("Saved. To apply exactly this: confsync push {}\n",
                                   one_line(output));
}

ExitCode run_plan(const PlanCommandOptions& options, Context& context) {
    check(options);
    const auto plan =
        planned(options.paths, ask_for(options), context, {{}, {}, !options.no_renames});
    context.end_progress();
    const bool shows = options.form.html && !options.offline;
    print(plan, options.form,
          shows ? plan_pictures(plan, context.source(), context.remote(), context.cancel())
                : PlanPictures(),
          context);
    if (options.output) save(plan, *options.output, context);
    const bool to_do = options.exit_code && !plan.empty();
    return graver(exit_code_of(plan), to_do ? ExitCode::differences : ExitCode::done);
}

}  // namespace

Command plan_command() { return command(options_of, run_plan); }

}  // namespace confsync::commands
