#include "commands/views_pull.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

using engine::Pull;
using engine::PulledPage;
using Kind = render::BlockChange::Kind;

namespace {

std::size_t number_of(const PulledPage& page, Kind kind) {
    return static_cast<std::size_t>(
        std::ranges::count(page.changes, kind, &render::BlockChange::kind));
}

std::string blocks_of(const PulledPage& page) {
    if (page.in_step() && number_of(page, Kind::conflict) == 0) return "the file says it already";
    std::vector<std::string> words;
    const auto add = [&](Kind kind, std::string_view what) {
        const auto number = number_of(page, kind);
        if (number > 0) words.push_back(fmt::format("{} {}", counted(number, "block"), what));
    };
    add(Kind::changed, "changed");
    add(Kind::added, "added");
    add(Kind::removed, "removed");
    add(Kind::conflict, page.has_conflict ? "in conflict" : "decided");
    if (!page.files.empty()) words.push_back(counted(page.files.size(), "new file"));
    return join(words, ", ");
}

std::string line_of(const PulledPage& page, const Style& style) {
    const std::string mark = page.has_conflict ? "!" : page.in_step() ? "=" : "~";
    const auto colour = page.has_conflict ? engine::Colour::red
                        : page.in_step()  ? engine::Colour::dim
                                          : engine::Colour::yellow;
    const std::string who = page.who.empty() ? "" : " by " + page.who;
    std::string text = fmt::format(
        "  {} {}  \"{}\"  v{} → v{}{}: {}\n", painted(style, colour, mark), one_line(page.file),
        one_line(page.title), page.from.number, page.to.number, one_line(who), blocks_of(page));
    for (const auto& file : page.files) text += fmt::format("      + {}\n", one_line(file.path));
    return text;
}

std::string left_alone(const Pull& pull, const Style& style) {
    engine::Plan findings;
    findings.findings = pull.findings;
    const auto rows = rows_of(findings);
    return rows.empty() ? std::string() : table_of(rows, style);
}

std::size_t texts_of(const Pull& pull) {
    return static_cast<std::size_t>(std::ranges::count(pull.pages, false, &PulledPage::in_step));
}

}  // namespace

std::string pull_line(const Pull& pull) {
    return fmt::format("Pulled {}", counted(texts_of(pull), "page"));
}

std::string pull_human(const Pull& pull, bool dry_run, const Style& style) {
    std::string text;
    for (const auto& page : pull.pages) text += line_of(page, style);
    text += left_alone(pull, style);
    if (!text.empty()) text += "\n";
    const auto texts = texts_of(pull);
    text += dry_run ? "Would pull " + counted(texts, "page") : pull_line(pull);
    if (!pull.findings.empty()) text += fmt::format("; {} left alone", pull.findings.size());
    text += fmt::format(". {} unchanged.\n", pull.unchanged);
    const auto told = human(pull.diagnostics, style);
    if (!told.empty()) text += "\n" + told;
    if (dry_run) return text;
    if (std::ranges::any_of(pull.pages, &PulledPage::has_conflict))
        return text + "\nResolve what stands between <<<<<<< and >>>>>>>: git diff\n";
    if (texts > 0) text += "\nReview it: git diff\n";
    return text;
}

}  // namespace confsync::commands
