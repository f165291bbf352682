#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "commands/style.hpp"
#include "engine/action.hpp"
#include "engine/plan.hpp"

namespace confsync::commands {

/// One page as plan and status list it.
struct PageRow {
    engine::Action action = engine::Action::keep;
    std::string path;
    std::string title;
    std::string what;
    std::string hint;
};

/// What a plan's changes and findings say, in the plan's order; orphans are only counted.
std::vector<PageRow> rows_of(const engine::Plan& plan);
/// The rows in aligned columns, with the legend of the marks that occur.
std::string table_of(const std::vector<PageRow>& rows, const Style& style);

/// A plan as product.md §8 shows it.
std::string human(const engine::Plan& plan, const Style& style);
/// "Plan: 1 to create, … 208 unchanged."
std::string summary_line(const engine::Plan& plan);
/// Its end: "; 1 in conflict. 208 unchanged, 3 kept without a file."
std::string what_else(const engine::Plan& plan);

/// Grouped by file, in order of place: "docs/a.md:12:3: warning: … [link-broken]".
std::string human(const Diagnostics& diagnostics, const Style& style);

/// "acme.atlassian.net" of "https://acme.atlassian.net/wiki"; with the port when there is one.
std::string host_of(const std::string& site);
/// The first seven digits of a commit.
std::string short_commit(const engine::CommitId& commit);

}  // namespace confsync::commands
