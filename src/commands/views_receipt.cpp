#include "commands/views_receipt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace confsync::commands {

using engine::Action;
using engine::Outcome;
using engine::Plan;
using engine::Receipt;
using Status = Outcome::Status;

namespace {

std::string versions(const Outcome& outcome) {
    if (outcome.action == Action::trash) return "to the trash";
    if (outcome.from.number == 0) return fmt::format("v{}", outcome.to.number);
    if (outcome.from == outcome.to) return fmt::format("still v{}", outcome.to.number);
    return fmt::format("v{} → v{}", outcome.from.number, outcome.to.number);
}

std::string done_line(const Outcome& outcome, const Style& style) {
    const auto& row = engine::row_of(outcome.action);
    const std::string mark = painted(style, row.colour, std::string(1, row.mark));
    std::string line =
        fmt::format("  {} {}  {}", mark, one_line("\"" + outcome.title + "\""), versions(outcome));
    // No full stop after an address: people double-click it.
    if (!outcome.url.empty()) line += "  " + one_line(outcome.url);
    return line + '\n';
}

std::string_view name_of(Status status) {
    switch (status) {
        case Status::done: return "done";
        case Status::conflict: return "conflict";
        case Status::failed: return "failed";
        case Status::left_out: return "left out";
        case Status::interrupted: return "not begun";
    }
    return "";
}

std::string undone_line(const Outcome& outcome, const Style& style) {
    std::string text =
        fmt::format("  {} {} \"{}\": {}{}{}\n", painted(style, engine::Colour::red, "!"),
                    one_line(outcome.key.value), one_line(outcome.title), name_of(outcome.status),
                    outcome.message.empty() ? "" : ": ", one_line(outcome.message));
    if (!outcome.hint.empty()) text += fmt::format("      hint: {}\n", one_line(outcome.hint));
    return text;
}

std::size_t published(const Receipt& receipt) {
    return static_cast<std::size_t>(std::ranges::count_if(receipt.outcomes, [](const auto& o) {
        return o.status == Status::done && !engine::only_records(o.action) &&
               o.action != Action::trash;
    }));
}

std::size_t trashed(const Receipt& receipt) {
    return static_cast<std::size_t>(std::ranges::count_if(receipt.outcomes, [](const auto& o) {
        return o.status == Status::done && o.action == Action::trash;
    }));
}

void add_count(std::string& text, std::size_t number, std::string_view words) {
    if (number > 0) text += fmt::format(", {} {}", number, words);
}

}  // namespace

std::string receipt_line(const Receipt& receipt, const Plan& plan) {
    const auto written = published(receipt);
    std::string text = fmt::format("Published {}", counted(written, "page"));
    add_count(text, trashed(receipt), "put into the trash");
    add_count(text, receipt.count(Status::done) - written - trashed(receipt), "recorded");
    text += fmt::format(", {} unchanged", plan.unchanged);
    add_count(text, plan.count(Action::conflict) + receipt.count(Status::conflict), "in conflict");
    add_count(text, plan.count(Action::person), "for a person");
    add_count(text, receipt.count(Status::failed), "failed");
    add_count(text, plan.count(Action::blocked) + receipt.count(Status::left_out), "left out");
    add_count(text, receipt.count(Status::interrupted), "not begun");
    return text + ".";
}

std::string outcome_lines(const Receipt& receipt, const Style& style) {
    std::string text;
    for (const auto& outcome : receipt.outcomes) {
        // Of pages with only another path nothing changed in Confluence.
        if (outcome.action == Action::rename && outcome.status == Status::done) continue;
        text += outcome.status == Status::done ? done_line(outcome, style)
                                               : undone_line(outcome, style);
    }
    return text;
}

std::string receipt_human(const Receipt& receipt, const Plan& plan, const Style& style) {
    std::string text = outcome_lines(receipt, style);
    if (!text.empty()) text += "\n";
    text += receipt_line(receipt, plan) + "\n";
    if (receipt.interrupted) text += "Interrupted. The next push goes on from here.\n";
    return text;
}

}  // namespace confsync::commands
