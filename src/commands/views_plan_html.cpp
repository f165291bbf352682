#include "commands/views_plan_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/forge_lists.hpp"
#include "commands/plan_page_html.hpp"
#include "commands/plan_tree.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

using engine::Plan;

namespace {

/// Not even what a browser would do by itself: no script, no request, no form.
constexpr std::string_view document = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; )"
                                      R"(style-src 'unsafe-inline'; img-src data:; )"
                                      R"(base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body id="/">
<header class="top"><h1>{title}</h1><p class="where">{where}</p><p>{summary}</p></header>
{waiting}<div class="plan">
<nav class="pages" aria-label="Pages of the plan">{tree}<p class="legend">{legend}</p></nav>
<main>{pages}</main>
</div>
{findings}</body>
</html>
)";

std::string text(std::string_view raw) { return escape_xml(one_line(raw)); }

std::string hint(std::string_view words) {
    return words.empty() ? "" : fmt::format("<br><span class=\"hint\">{}</span>", text(words));
}

std::string waiting_items(const std::vector<PageRow>& rows) {
    std::string items;
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (waits(rows[at]))
            items += fmt::format("<li><a href=\"#/{}\">{}</a>: {}{}</li>", at, text(rows[at].title),
                                 text(rows[at].what), hint(rows[at].hint));
    return items;
}

std::string comment_items(const Diagnostics& diagnostics) {
    std::string items;
    for (const auto& one : diagnostics)
        if (one.code == lost_comment)
            items += fmt::format("<li><code>{}</code>: {}{}</li>", text(one.where.file),
                                 text(one.message), hint(one.hint));
    return items;
}

std::string section(std::string_view css, std::string_view heading, const std::string& items) {
    if (items.empty()) return "";
    return fmt::format("<section class=\"{}\"><h2>{}</h2><ul>{}</ul></section>\n", css, heading,
                       items);
}

std::string findings(const Diagnostics& diagnostics) {
    std::string items;
    for (const auto& one : diagnostics) {
        if (one.code == lost_comment) continue;
        items += fmt::format("<li class=\"{}\"><code>{}</code> {}: {}{}</li>",
                             to_string(one.severity), text(to_string(one.where)),
                             to_string(one.severity), text(one.message), hint(one.hint));
    }
    return section("findings", "Findings in the files", items);
}

struct Headline {
    std::string what;
    std::string where;
};

/// "confsync will change 4 of 212 pages in ENG" and the rest behind it.
Headline headline_of(const Plan& plan) {
    const std::string whole = headline(plan);
    const auto at = whole.find(" (");
    if (at == std::string::npos) return {whole, ""};
    return {whole.substr(0, at), replace_all(whole.substr(at + 2), "),", ",")};
}

}  // namespace

std::string plan_html(const Plan& plan, const PlanPictures& pictures) {
    const auto rows = rows_of(plan);
    const auto [what, where] = headline_of(plan);
    return fmt::format(
        document, fmt::arg("title", text(what)), fmt::arg("style", plan_html_style()),
        fmt::arg("where", text(where)), fmt::arg("summary", text(trimmed(summary_line(plan)))),
        fmt::arg("waiting", section("waiting", "Needs a person", waiting_items(rows)) +
                                section("waiting", "Comments that lose their place",
                                        comment_items(plan.diagnostics))),
        fmt::arg("tree", plan_tree_html(plan, rows)),
        fmt::arg("legend", replace_all(text(legend_of(rows)), "; ", "<br>")),
        fmt::arg("pages", plan_pages_html(plan, rows, pictures)),
        fmt::arg("findings", findings(plan.diagnostics)));
}

}  // namespace confsync::commands
