#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/plan_json.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

struct ShowOptions {
    std::optional<std::string> plan;
};

std::vector<Option> options_of(ShowOptions& options) {
    return {{"PLAN",
             "PLAN",
             "a file that confsync plan -o saved",
             &options.plan,
             {},
             Presence::required}};
}

ExitCode run_show(const ShowOptions& options, Context& context) {
    const auto plan = parse_plan(read_file(context.resolved(*options.plan)), *options.plan);
    context.out() << human(plan, context.out_style());
    context.set_result(plan_document(plan));
    return ExitCode::done;
}

}  // namespace

Command show_command() { return command(options_of, run_show); }

}  // namespace confsync::commands
