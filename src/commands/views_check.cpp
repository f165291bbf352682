#include "commands/views_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

namespace {

std::size_t files_in(const Diagnostics& diagnostics) {
    std::set<std::string_view> files;
    for (const Diagnostic& each : diagnostics) files.insert(each.where.file);
    return files.size();
}

std::string counts(const engine::Checked& checked) {
    const std::size_t notes = count_of(checked, Severity::note);
    const std::size_t problems = checked.diagnostics.size() - notes;
    if (notes == 0) return counted(problems, "problem");
    if (problems == 0) return counted(notes, "note");
    return counted(problems, "problem") + " and " + counted(notes, "note");
}

}  // namespace

std::size_t count_of(const engine::Checked& checked, Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(checked.diagnostics, severity, &Diagnostic::severity));
}

std::string check_human(const engine::Checked& checked, const Style& style) {
    return human(checked.diagnostics, style);
}

std::string check_summary(const engine::Checked& checked) {
    const std::string silenced =
        checked.silenced == 0 ? "" : fmt::format("; {} silenced by comments", checked.silenced);
    if (checked.diagnostics.empty())
        return fmt::format("{}, nothing to report{}.\n", counted(checked.files, "file"), silenced);
    const std::size_t with_findings = files_in(checked.diagnostics);
    return fmt::format("{} in {} of {}{}.\n", counts(checked), with_findings,
                       counted(std::max(with_findings, checked.files), "file"), silenced);
}

}  // namespace confsync::commands
