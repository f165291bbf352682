#include "commands/views_status_markdown.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "commands/forge_lists.hpp"
#include "commands/forge_text.hpp"
#include "commands/views_plan.hpp"
#include "commands/views_status.hpp"

namespace confsync::commands {

using engine::Action;
using engine::Plan;

namespace {

/// By which a pipeline finds the issue that it opened last time.
constexpr std::string_view marker = "<!-- confsync status -->\n";

std::string heading(const Plan& plan) {
    if (plan.offline) return "What differs from the last push";
    return differs(plan) ? "Confluence and git differ" : "Confluence and git say the same";
}

std::vector<PageRow> rows_where(const std::vector<PageRow>& rows, bool (*is)(const PageRow&)) {
    std::vector<PageRow> some;
    std::ranges::copy_if(rows, std::back_inserter(some), is);
    return some;
}

bool is_pushed(const PageRow& row) {
    return engine::writes(row.action) || row.action == Action::record;
}

bool is_of_confluence(const PageRow& row) { return !is_pushed(row) && !waits(row); }

}  // namespace

std::string status_markdown(const Plan& plan) {
    const auto rows = status_rows(plan);
    std::string text(marker);
    text += "### " + heading(plan) + "\n\n";
    const std::string header = status_header(plan);
    for (const std::string_view line : split(header, '\n'))
        if (!line.empty()) text += forge_text(line) + "<br>\n";
    text += "\n" + forge_list("Needs a person", rows_where(rows, waits));
    text += forge_table("In Confluence", rows_where(rows, is_of_confluence));
    text += forge_table("To push", rows_where(rows, is_pushed));
    text += forge_text(trimmed(status_summary(plan))) + "\n\n";
    return text + forge_diagnostics(plan.diagnostics);
}

}  // namespace confsync::commands
