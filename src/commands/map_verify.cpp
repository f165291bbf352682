#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/map_findings.hpp"
#include "commands/rendered_json.hpp"
#include "commands/table.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

std::set<engine::PageKey> keys_of(engine::Source& source) {
    std::set<engine::PageKey> keys;
    for (const auto& page : source.pages()) keys.insert(page.key);
    return keys;
}

Diagnostic conflict_finding() {
    return {"map-conflict",
            Severity::note,
            "a merge left its markers in the map; each page's higher version counts",
            {".confsync/map.json", 0, 0},
            "the next push writes it without them"};
}

ExitCode run_map_verify(Context& context) {
    const auto state = context.store().load();
    auto findings = map_findings(state, keys_of(context.source()), ".confsync/map.json");
    if (context.store().has_conflict()) findings.push_back(conflict_finding());
    context.out() << human(findings, context.out_style());
    context.out() << fmt::format("{}: {} in the map.\n",
                                 has_error(findings) ? "Not in order" : "In order",
                                 counted(state.pages.size(), "page"));
    context.set_result(findings_document(findings));
    return has_error(findings) ? ExitCode::configuration : ExitCode::done;
}

}  // namespace

Command map_verify_command() { return {{}, run_map_verify}; }

}  // namespace confsync::commands
