#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/map_lines.hpp"
#include "commands/table.hpp"
#include "commands/text_json.hpp"
#include "engine/lines.hpp"

namespace confsync::commands {

namespace {

struct MapMvOptions {
    std::optional<std::string> from;
    std::optional<std::string> to;
};

std::vector<Option> options_of(MapMvOptions& options) {
    return {
        {"OLD",
         "OLD",
         "path of the line, as map show prints it",
         &options.from,
         {},
         Presence::required},
        {"NEW",
         "NEW",
         "the file that the page is made of now",
         &options.to,
         {},
         Presence::required},
    };
}

/// The page at a path; a line must not lead to a file that nobody publishes.
engine::PageKey page_at(const std::string& typed, Context& context) {
    for (const auto& page : context.source().pages())
        if (is_named(typed, page, context)) return page.key;
    throw Error(ErrorKind::not_found, fmt::format("no page is made of {}", typed),
                "only files that git tracks in a configured tree are published: git add", {typed});
}

void check_free(const engine::PageKey& from, const engine::PageKey& to, const engine::State& state,
                Context& context) {
    if (const auto taken = state.pages.find(to); taken != state.pages.end())
        throw Error(ErrorKind::refused,
                    fmt::format("{} has a page already: {} (\"{}\")", to.value,
                                taken->second.id.value, taken->second.title),
                    "take that line away first: confsync map rm " + to.value);
    for (const auto& page : context.source().pages())
        if (page.key == from)
            throw Error(ErrorKind::refused, fmt::format("{} is still there", from.value),
                        "its page would be made anew: remove the file first");
}

ExitCode run_map_mv(const MapMvOptions& options, Context& context) {
    const auto lock = context.project().lock("map mv");
    auto state = context.store().load();
    const auto from = line_at(*options.from, state, context);
    const auto to = page_at(*options.to, context);
    check_free(from, to, state, context);
    engine::move_line(state.pages, from, to);
    const auto& record = state.pages.at(to);
    const std::string id = record.id.value;
    const std::string title = record.title;
    save_edited(state, fmt::format("Moved the line of {} to {}", from.value, to.value), context);
    context.out() << fmt::format("{} is page {} (\"{}\") now; it was {}.\n", one_line(to.value), id,
                                 one_line(title), one_line(from.value));
    context.set_result(
        text_object({{"from", from.value}, {"to", to.value}, {"id", id}, {"title", title}}));
    return ExitCode::done;
}

}  // namespace

Command map_mv_command() { return command(options_of, run_map_mv); }

}  // namespace confsync::commands
