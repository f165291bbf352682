#include "commands/context.hpp"
#include "commands/diff_json.hpp"
#include "commands/planning.hpp"
#include "commands/table.hpp"
#include "commands/views_diff.hpp"
#include "engine/difference.hpp"

namespace confsync::commands {

using engine::DifferenceForm;

namespace {

struct DiffOptions {
    std::vector<std::string> paths;
    std::optional<std::string> format;
    bool exit_code = false;
};

std::vector<Option> options_of(DiffOptions& options) {
    return {
        {"PATH", "PATH", "only these files and folders", &options.paths},
        {"--format",
         "FORM",
         "compare as markdown (the default) or as storage",
         &options.format,
         {"markdown", "storage"}},
        {"--exit-code,--detailed-exitcode", "", "exit with 2 when there are differences",
         &options.exit_code},
    };
}

ExitCode run_diff(const DiffOptions& options, Context& context) {
    const auto& config = context.project().config;
    const auto cancel = context.cancel();
    const auto state = context.store().load();
    engine::DifferenceOptions how{keys_at(options.paths, state, context), DifferenceForm::markdown,
                                  config.flavor, config.jobs, tree_forms(config)};
    if (options.format == "storage") how.form = DifferenceForm::storage;
    auto facts =
        engine::survey(context.source(), state, &context.remote(), survey_options(config), cancel);
    const auto pages = engine::differences(facts, context.source(), context.remote(), how, cancel);
    context.end_progress();
    const ExitCode exit = tell_left_out(facts, how.only, context);
    context.show(diff_human(pages, context.out_style()));
    context.set_result(diff_document(pages));
    const bool differs = options.exit_code && !pages.empty();
    return graver(exit, differs ? ExitCode::differences : ExitCode::done);
}

}  // namespace

Command diff_command() { return command(options_of, run_diff); }

}  // namespace confsync::commands
