#include "commands/views_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/views_difference.hpp"

namespace confsync::commands {

using engine::Action;
using engine::Change;
using engine::Finding;
using engine::Plan;

namespace {

/// The pages a plan speaks of when it says "of 212 pages": those with a file or a folder here.
std::size_t pages_in(const Plan& plan) {
    const auto elsewhere = plan.count(Action::orphan) + plan.count(Action::unknown);
    const auto counted_twice = plan.count(Action::drift);  // its file is one of the unchanged
    return plan.unchanged + plan.changes.size() + plan.findings.size() - elsewhere - counted_twice;
}

std::string spaces_of(const Plan& plan) {
    std::set<std::string> keys;
    for (const auto& tree : plan.trees) keys.insert(tree.space_key);
    return join({keys.begin(), keys.end()}, " and ");
}

std::string commits_of(const Plan& plan) {
    if (plan.head.empty()) return "before the first commit";
    const auto head = "HEAD " + short_commit(plan.head);
    if (plan.synced_commit.empty() || plan.synced_commit == plan.head) return "at " + head;
    return fmt::format("from {} to {}", short_commit(plan.synced_commit), head);
}

// As the contract counts: a page in conflict is one of those that differ, though it is left out.
std::size_t differing(const Plan& plan) {
    return plan.changes.size() - plan.count(Action::rename) + plan.count(Action::conflict) +
           plan.count(Action::person);
}

std::string versions(const Change& change) {
    return fmt::format("v{} → v{}", change.expected.number, change.expected.number + 1);
}

std::string below(const Change& change) {
    return change.parent_title.empty() ? "" : fmt::format(" below \"{}\"", change.parent_title);
}

std::string moved(const Change& change) {
    if (change.old_parent_title.empty() || change.parent_title.empty())
        return "moved" + below(change);
    return fmt::format("moved from \"{}\" to \"{}\"", change.old_parent_title, change.parent_title);
}

std::vector<std::string> main_words(const Change& change) {
    switch (change.action) {
        case Action::create: return {"new" + below(change)};
        case Action::update:
            if (!change.writes_body) return {change.reason};
            return {versions(change), change.reason};
        case Action::move:
            if (!change.writes_body) return {moved(change)};
            return {moved(change), versions(change)};
        default: return {change.reason};
    }
}

/// Where its line comes from stands behind what becomes of the page.
std::vector<std::string> words_of(const Change& change) {
    auto words = main_words(change);
    if (change.moves && change.action != Action::move) words.push_back(moved(change));
    if (!change.renamed.empty()) words.back() += fmt::format(" ({})", change.renamed);
    return words;
}

/// Of a folder that moved its own row tells: what it holds comes along.
bool comes_along(const Change& change, const std::set<engine::PageKey>& renamed) {
    return change.action == Action::rename && change.notes.empty() && change.parent_key &&
           renamed.contains(*change.parent_key);
}

std::set<engine::PageKey> renamed_pages(const Plan& plan) {
    std::set<engine::PageKey> keys;
    for (const auto& change : plan.changes)
        if (!change.was.empty()) keys.insert(change.key);
    return keys;
}

std::string what_of(const Change& change) {
    auto words = words_of(change);
    if (!change.old_title.empty()) words.push_back(fmt::format("was \"{}\"", change.old_title));
    if (change.settles && change.action != Action::settle)
        words.push_back("then a second version, for links to headings of new pages");
    words.insert(words.end(), change.notes.begin(), change.notes.end());
    std::erase(words, "");
    return join(words, ", ");
}

std::string what_of(const Finding& finding) {
    const bool moved = finding.recorded.number > 0 && finding.present.number > 0 &&
                       finding.recorded != finding.present;
    return moved ? fmt::format("{} (v{} → v{})", finding.reason, finding.recorded.number,
                               finding.present.number)
                 : finding.reason;
}

template <class Page>
std::string path_of(const Page& page) {
    return page.file.empty() ? page.key.value : page.file;
}

constexpr std::size_t longest_title = 60;  // a title has up to 255 characters

/// What a diagnostic says too, with its own hint, needs that hint only once.
bool told_below(const Finding& finding, const Diagnostics& diagnostics) {
    return std::ranges::find(diagnostics, finding.reason, &Diagnostic::message) !=
           diagnostics.end();
}

struct Widths {
    std::size_t path = 0;
    std::size_t title = 0;
};

// One long path must not push every other row's words off the screen.
Widths widths_of(const std::vector<PageRow>& rows, const Style& style) {
    const auto room = static_cast<std::size_t>(std::max(style.width, 40));
    Widths widths;
    for (const auto& row : rows) {
        const auto path = display_width(one_line(row.path));
        const auto title = display_width(one_line(row.title)) + 2;
        if (path <= room * 3 / 5) widths.path = std::max(widths.path, path);
        if (title <= room * 2 / 5) widths.title = std::max(widths.title, title);
    }
    return widths;
}

std::string line_of(const PageRow& row, const Widths& widths, const Style& style) {
    const auto& action = engine::row_of(row.action);
    const std::string path = padded(one_line(row.path), widths.path);
    const std::string title =
        padded("\"" + elided(one_line(row.title), longest_title) + "\"", widths.title);
    std::string line =
        fmt::format("  {} {}  {}  {}\n", painted(style, action.colour, std::string(1, action.mark)),
                    painted(style, action.colour, path), title, one_line(row.what));
    if (!row.hint.empty()) line += fmt::format("      hint: {}\n", one_line(row.hint));
    return line;
}

void add_count(std::string& text, std::string_view before, std::size_t number,
               std::string_view words) {
    if (number > 0) text += fmt::format("{}{} {}", before, number, words);
}

}  // namespace

std::string host_of(const std::string& site) {
    const auto scheme = site.find("://");
    const auto start = scheme == std::string::npos ? 0 : scheme + 3;
    return site.substr(start, site.find('/', start) - start);
}

std::string short_commit(const engine::CommitId& commit) { return commit.value.substr(0, 7); }

std::string headline(const Plan& plan) {
    const std::string where =
        one_line(fmt::format("{} ({}), {}", spaces_of(plan), host_of(plan.site), commits_of(plan)));
    const std::string offline = plan.offline ? "; Confluence was not asked" : "";
    if (plan.changes.size() == plan.count(Action::rename))
        return fmt::format("confsync will change none of {} in {}{}",
                           counted(pages_in(plan), "page"), where, offline);
    return fmt::format("confsync will change {} of {} in {}{}", differing(plan),
                       counted(pages_in(plan), "page"), where, offline);
}

const engine::PageDifference* difference_of(const Plan& plan, const engine::PageKey& key) {
    const auto found = std::ranges::find(plan.differences, key, &engine::PageDifference::key);
    return found == plan.differences.end() ? nullptr : &*found;
}

bool lacks_texts(const Plan& plan) {
    return plan.differences.empty() && std::ranges::any_of(plan.changes, &Change::writes_body);
}

std::vector<PageRow> rows_of(const Plan& plan) {
    std::vector<PageRow> rows;
    const auto renamed = renamed_pages(plan);
    for (const auto& change : plan.changes)
        if (!comes_along(change, renamed))
            rows.push_back(
                {change.action, path_of(change), change.title, what_of(change), "", change.key});
    for (const auto& finding : plan.findings) {
        if (finding.action == Action::orphan) continue;
        const bool told = told_below(finding, plan.diagnostics);
        rows.push_back({finding.action, path_of(finding), finding.title, what_of(finding),
                        told ? "" : finding.hint, finding.key});
    }
    return rows;
}

std::string legend_of(const std::vector<PageRow>& rows) {
    std::vector<std::string> words;
    for (const auto& action : engine::action_rows) {
        const bool occurs = std::any_of(
            rows.begin(), rows.end(), [&](const auto& row) { return row.action == action.action; });
        if (occurs) words.push_back(fmt::format("{} {}", action.mark, action.explains));
    }
    return join(words, "; ");
}

std::string table_of(const std::vector<PageRow>& rows, const Style& style, const Below& below) {
    if (rows.empty()) return "";
    const Widths widths = widths_of(rows, style);
    std::string text;
    for (const auto& row : rows) {
        text += line_of(row, widths, style);
        if (const std::string more = below ? below(row) : ""; !more.empty()) text += more + "\n";
    }
    return text + painted(style, engine::Colour::dim, "  (" + legend_of(rows) + ")") + "\n";
}

std::string what_else(const Plan& plan) {
    std::string text;
    add_count(text, ", ", plan.count(Action::conflict), "in conflict");
    add_count(text, ", ", plan.count(Action::person), "for a person");
    add_count(text, ", ", plan.count(Action::blocked), "left out by errors");
    if (!text.empty()) text.replace(0, 1, ";");
    text += fmt::format(". {} unchanged", plan.unchanged);
    add_count(text, ", ", plan.stale, "of them in an older form");
    add_count(text, ", ", plan.count(Action::drift), "changed in Confluence only");
    add_count(text, ", ", plan.count(Action::orphan), "kept without a file");
    add_count(text, ", ", plan.count(Action::unknown), "not in git");
    return text + ".\n";
}

std::string summary_line(const Plan& plan) {
    std::string text = fmt::format("Plan: {} to create, {} to update, {} to move, {} to delete",
                                   plan.count(Action::create), plan.count(Action::update),
                                   plan.count(Action::move), plan.count(Action::trash));
    add_count(text, ", ", plan.count(Action::restore), "to restore");
    const auto settled = std::ranges::count_if(plan.changes, &Change::settles);
    add_count(text, ", ", static_cast<std::size_t>(settled), "to settle");
    add_count(text, ", ", plan.count(Action::record), "to record");
    add_count(text, ", ", plan.count(Action::rename), "under another path");
    return text + what_else(plan);
}

std::string human(const Diagnostics& diagnostics, const Style& style) {
    Diagnostics sorted = diagnostics;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.where < b.where; });
    std::string text;
    for (const auto& one : sorted) {
        const auto colour = one.severity == Severity::error     ? engine::Colour::red
                            : one.severity == Severity::warning ? engine::Colour::yellow
                                                                : engine::Colour::blue;
        const std::string place = to_string(one.where);
        text += fmt::format("{}{}{} {} [{}]\n", one_line(place), place.empty() ? "" : ": ",
                            painted(style, colour, fmt::format("{}:", to_string(one.severity))),
                            one_line(one.message), one.code);
        if (!one.hint.empty()) text += fmt::format("    hint: {}\n", one_line(one.hint));
    }
    return text;
}

std::string human(const Plan& plan, const Style& style, Detail detail) {
    std::string text = headline(plan) + "\n\n";
    const Below difference = [&](const PageRow& row) {
        const auto* found = difference_of(plan, row.key);
        return found ? difference_human(*found, style) : "";
    };
    const auto table =
        table_of(rows_of(plan), style, detail == Detail::texts ? difference : nullptr);
    if (!table.empty()) text += table + "\n";
    text += summary_line(plan);
    const auto told = human(plan.diagnostics, style);
    if (!told.empty()) text += "\n" + told;
    return text;
}

}  // namespace confsync::commands
