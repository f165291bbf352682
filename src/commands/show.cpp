#include <algorithm>
#include <iterator>

#include "base/files.hpp"
#include "commands/context.hpp"
#include "commands/plan_form.hpp"
#include "commands/plan_json.hpp"
#include "commands/table.hpp"

namespace confsync::commands {

namespace {

struct ShowOptions {
    std::optional<std::string> plan;
    PlanForm form;
};

std::vector<Option> options_of(ShowOptions& options) {
    std::vector<Option> all = {{"PLAN",
                                "PLAN",
                                "a file that confsync plan -o saved",
                                &options.plan,
                                {},
                                Presence::required}};
    std::ranges::move(options_of(options.form), std::back_inserter(all));
    return all;
}

ExitCode run_show(const ShowOptions& options, Context& context) {
    check(options.form);
    const auto plan = parse_plan(read_file(context.resolved(*options.plan)), *options.plan);
    print(plan, options.form, {}, context);
    return ExitCode::done;
}

}  // namespace

Command show_command() { return command(options_of, run_show); }

}  // namespace confsync::commands
