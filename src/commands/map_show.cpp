#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/map_view_json.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

std::string map_human(const engine::State& state, const Style& style) {
    if (state.pages.empty()) return "The map is empty: nothing was pushed yet.\n";
    std::string text =
        fmt::format("{} at {}\n\n", counted(state.pages.size(), "page"), one_line(state.site));
    for (const auto& [key, record] : state.pages)
        text += fmt::format("  {}  v{}  {}  \"{}\"{}\n",
                            painted(style, engine::Colour::dim, one_line(record.id.value)),
                            record.version.number, one_line(key.value), one_line(record.title),
                            record.state == engine::RecordState::held ? "  held" : "");
    return text;
}

ExitCode run_map_show(Context& context) {
    const auto state = context.store().load();
    context.out() << map_human(state, context.out_style());
    context.set_result(map_document(context.project().config.profile, state));
    return ExitCode::done;
}

}  // namespace

Command map_show_command() { return {{}, run_map_show}; }

}  // namespace confsync::commands
