#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/map_lines.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"

namespace confsync::commands {

namespace {

struct MapRmOptions {
    std::optional<std::string> key;
};

std::vector<Option> options_of(MapRmOptions& options) {
    return {{"KEY",
             "KEY",
             "path of the line, as map show prints it",
             &options.key,
             {},
             Presence::required}};
}

ExitCode run_map_rm(const MapRmOptions& options, Context& context) {
    const auto lock = context.project().lock("map rm");
    auto state = context.store().load();
    const auto key = line_at(*options.key, state, context);
    const auto record = state.pages.at(key);
    state.pages.erase(key);
    save_edited(state, fmt::format("Removed the line of {}", key.value), context);
    context.out() << fmt::format(
        "{} is nobody's page now. Page {} (\"{}\") stays in Confluence as it is.\n",
        one_line(key.value), record.id.value, one_line(record.title));
    context.set_result(
        text_object({{"removed", key.value}, {"id", record.id.value}, {"title", record.title}}));
    return ExitCode::done;
}

}  // namespace

Command map_rm_command() { return command(options_of, run_map_rm); }

}  // namespace confsync::commands
