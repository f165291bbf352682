#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
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
    engine::PageKey key = {};
};

/// What a plan's changes and findings say, in the plan's order; orphans are only counted.
std::vector<PageRow> rows_of(const engine::Plan& plan);
/// The marks that occur, explained: "+ new page; ~ new version".
std::string legend_of(const std::vector<PageRow>& rows);
/// What stands below the line of a page.
using Below = std::function<std::string(const PageRow& row)>;
/// The rows in aligned columns, with the legend of the marks that occur.
std::string table_of(const std::vector<PageRow>& rows, const Style& style,
                     const Below& below = nullptr);

enum class Detail {
    list,   ///< a line for each page
    texts,  ///< and below it what changes in its text, as far as the plan knows
};
/// A plan as product.md §8 shows it.
std::string human(const engine::Plan& plan, const Style& style, Detail detail = Detail::list);
/// "confsync will change 4 of 212 pages in ENG (acme.atlassian.net), at HEAD 9c1fe22"
std::string headline(const engine::Plan& plan);
/// What the page says on both sides; null where that was not read, or says the same.
const engine::PageDifference* difference_of(const engine::Plan& plan, const engine::PageKey& key);
/// "Plan: 1 to create, … 208 unchanged."
std::string summary_line(const engine::Plan& plan);
/// Its end: "; 1 in conflict. 208 unchanged, 3 kept without a file."
std::string what_else(const engine::Plan& plan);

/// Grouped by file, in order of place: "docs/a.md:12:3: warning: … [link-broken]".
std::string human(const Diagnostics& diagnostics, const Style& style);

/// "acme.atlassian.net" of "https://acme.atlassian.net/wiki"; with the port when there is one.
std::string host_of(const std::string& site);
/// True for a plan that was saved without what its pages say.
bool lacks_texts(const engine::Plan& plan);
/// Code of the warning that an open comment loses its place.
constexpr std::string_view lost_comment = "comment-lost";
/// The first seven digits of a commit.
std::string short_commit(const engine::CommitId& commit);

}  // namespace confsync::commands
