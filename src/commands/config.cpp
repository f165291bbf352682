#include <fmt/format.h>

#include "commands/config_json.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "commands/views_config.hpp"

namespace confsync::commands {

namespace {

struct ConfigOptions {
    bool show_origin = false;
};

std::vector<Option> options_of(ConfigOptions& options) {
    return {{"--show-origin", "", "say where each value comes from", &options.show_origin}};
}

ExitCode run_config(const ConfigOptions& options, Context& context) {
    const auto values = shown_values(context.project().config);
    context.out() << config_human(values, options.show_origin, context.out_style());
    context.set_result(config_document(context.project().config.profile, values));
    return ExitCode::done;
}

}  // namespace

Command config_command() { return command(options_of, run_config); }

}  // namespace confsync::commands
