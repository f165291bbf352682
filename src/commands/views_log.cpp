#include "commands/views_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "commands/views_plan.hpp"
#include "commands/views_receipt.hpp"

namespace confsync::commands {

using engine::Colour;
using workspace::RunEntry;

namespace {

/// A commit's time has no fractions.
std::string time_of(const RunEntry& run) { return iso8601(run.time).substr(0, 19) + "Z"; }

std::string what_of(const RunEntry& run) {
    std::string subject = one_line(run.subject);
    if (subject.ends_with('.')) subject.pop_back();
    return subject;
}

}  // namespace

std::string log_human(const std::vector<RunEntry>& runs, const Style& style) {
    std::size_t widest = 0;
    for (const auto& run : runs) widest = std::max(widest, display_width(one_line(run.author)));
    std::string text;
    for (const auto& run : runs) {
        const std::string published =
            run.head.empty() ? "" : fmt::format(" (at {})", one_line(short_commit(run.head)));
        text += fmt::format("{}  {}  {}  {}{}\n",
                            painted(style, Colour::yellow, short_commit(run.id)), time_of(run),
                            padded(one_line(run.author), widest), what_of(run), published);
    }
    return text;
}

std::string run_human(const RunEntry& run, const RunPages& pages, const Style& style) {
    std::string text = painted(style, Colour::yellow, "run " + run.id.value) + "\n";
    text += fmt::format("Author: {}\nDate:   {}\n", one_line(run.author), time_of(run));
    if (!run.head.empty()) text += fmt::format("Commit: {}\n", one_line(run.head.value));
    text += fmt::format("\n    {}\n", one_line(run.subject));
    const std::string lines = outcome_lines(pages.receipt, style);
    return lines.empty() ? text : text + "\n" + lines;
}

}  // namespace confsync::commands
