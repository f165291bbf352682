#include "commands/views_status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace confsync::commands {

using engine::Action;
using engine::Plan;

namespace {

std::string_view letters(Action action) {
    switch (action) {
        case Action::create: return "A ";
        case Action::update: return "M ";
        case Action::move: return "R ";
        case Action::trash: return "D-";
        case Action::restore: return "A^";
        case Action::record: return "= ";
        case Action::rename: return "R=";
        case Action::settle: return "S ";
        case Action::keep: return "  ";
        case Action::drift: return " M";
        case Action::orphan: return "D ";
        case Action::conflict: return "UU";
        case Action::person: return "!!";
        case Action::blocked: return "XX";
        case Action::unknown: return "??";
    }
    return "  ";
}

bool needs_quotes(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
}

// As git quotes with core.quotePath = false: a line stays a line, whatever the path.
std::string quoted(const std::string& path) {
    if (std::none_of(path.begin(), path.end(), needs_quotes)) return path;
    std::string text = "\"";
    for (const char c : path) {
        if (!needs_quotes(c))
            text += c;
        else if (c == '"' || c == '\\')
            text += {'\\', c};
        else
            text += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    return text + '"';
}

struct Line {
    std::string path;
    Action action;
};

std::vector<Line> lines_of(const Plan& plan) {
    std::vector<Line> lines;
    const auto add = [&](const auto& page) {
        lines.push_back({page.file.empty() ? page.key.value : page.file, page.action});
    };
    for (const auto& change : plan.changes) add(change);
    for (const auto& finding : plan.findings) add(finding);
    std::ranges::stable_sort(lines, {}, &Line::path);
    return lines;
}

std::string pushed_line(const Plan& plan) {
    if (plan.recorded == 0) return "never pushed";
    if (plan.synced_commit.empty()) return "the last push left something undone";
    return "in step at " + short_commit(plan.synced_commit);
}

}  // namespace

bool differs(const Plan& plan) { return !plan.changes.empty() || !plan.findings.empty(); }

std::string status_header(const Plan& plan) {
    const auto facts =
        fmt::format("Profile {}, {}; {}.", plan.profile, host_of(plan.site), pushed_line(plan));
    return one_line(facts) + (plan.offline ? "\nConfluence was not asked: add --remote.\n" : "\n");
}

std::vector<PageRow> status_rows(const Plan& plan) {
    auto rows = rows_of(plan);
    for (const auto& finding : plan.findings)
        if (finding.action == Action::orphan)
            rows.push_back({finding.action, finding.key.value, finding.title, finding.reason,
                            finding.hint, finding.key});
    std::ranges::stable_sort(rows, {}, &PageRow::path);
    return rows;
}

std::string status_summary(const Plan& plan) {
    const std::string text =
        plan.changes.empty() ? "Nothing to push" : fmt::format("{} to push", plan.changes.size());
    return text + what_else(plan);
}

std::string status_human(const Plan& plan, const Style& style) {
    const auto rows = status_rows(plan);
    std::string text = status_header(plan) + "\n";
    if (!rows.empty()) text += table_of(rows, style) + "\n";
    text += status_summary(plan);
    const auto told = human(plan.diagnostics, style);
    return told.empty() ? text : text + "\n" + told;
}

std::string status_porcelain(const Plan& plan) {
    std::string text;
    for (const auto& line : lines_of(plan))
        text += fmt::format("{} {}\n", letters(line.action), quoted(line.path));
    return text;
}

}  // namespace confsync::commands
