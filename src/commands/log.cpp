#include "commands/context.hpp"
#include "commands/log_json.hpp"
#include "commands/run_log.hpp"
#include "commands/table.hpp"
#include "commands/views_log.hpp"

namespace confsync::commands {

namespace {

constexpr int all_runs = 1'000'000'000;

struct LogOptions {
    std::optional<std::string> run;
    std::optional<int> number;
};

std::vector<Option> options_of(LogOptions& options) {
    return {
        {"RUN", "RUN", "the pages of this run: the first digits of its commit", &options.run},
        {"-n,--max-count", "N", "only the newest runs, so many", &options.number},
    };
}

ExitCode show_run(const std::string& name, Context& context) {
    const auto run = run_named(name, context);
    const auto pages = pages_of(run, context);
    context.show(run_human(run, pages, context.out_style()));
    context.set_result(run_document(context.project().config.profile, run, pages));
    return ExitCode::done;
}

ExitCode run_log(const LogOptions& options, Context& context) {
    if (options.number && *options.number < 1)
        throw Error(ErrorKind::usage, "-n is at least 1", "see: confsync log --help");
    if (options.run) return show_run(*options.run, context);
    const std::string ref = context.store().ref();
    const auto most = static_cast<std::size_t>(options.number.value_or(all_runs));
    const auto runs = context.project().repository->runs(ref, most);
    if (runs.empty())
        context.story() << "No run stands on " << ref << ". Those of other clones come with:\n"
                        << "git fetch origin 'refs/confsync/*:refs/confsync/*'\n";
    context.show(log_human(runs, context.out_style()));
    context.set_result(log_document(context.project().config.profile, runs));
    return ExitCode::done;
}

}  // namespace

Command log_command() { return command(options_of, run_log); }

}  // namespace confsync::commands
