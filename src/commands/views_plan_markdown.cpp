#include "commands/views_plan_markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "commands/difference_fence.hpp"
#include "commands/forge_lists.hpp"
#include "commands/forge_text.hpp"
#include "commands/views_plan.hpp"

namespace confsync::commands {

using engine::PageDifference;
using engine::Plan;

namespace {

/// GitHub takes 65,536 characters, and whoever posts the comment may have a word to say too.
constexpr std::size_t longest_comment = 64'000;

/// By which a pipeline finds the comment that it made last time.
constexpr std::string_view marker = "<!-- confsync plan -->\n";

std::vector<PageRow> rows_that(const std::vector<PageRow>& rows, bool wait) {
    std::vector<PageRow> some;
    std::ranges::copy_if(rows, std::back_inserter(some),
                         [&](const PageRow& row) { return waits(row) == wait; });
    return some;
}

std::string comments_at_stake(const Diagnostics& diagnostics) {
    RoomFor room(6'000);
    for (const auto& one : diagnostics)
        if (one.code == lost_comment)
            room.add(
                fmt::format("- {}: {}\n", forge_code(one.where.file), forge_text(one.message)));
    if (room.text().empty() && room.left_out() == 0) return "";
    const std::string more =
        room.left_out() == 0 ? "" : fmt::format("\n… and {} more.\n", room.left_out());
    return "**Comments that lose their place**\n\n" + room.text() + more + "\n";
}

Diagnostics other_than_comments(Diagnostics diagnostics) {
    std::erase_if(diagnostics, [](const auto& one) { return one.code == lost_comment; });
    return diagnostics;
}

std::string explanation(const PageRow& row, const PageDifference& page) {
    std::string text;
    if (waits(row))
        text +=
            "Not pushed. What Confluence says stands behind “-”, what the file says behind "
            "“+”.\n\n";
    if (page.in_storage) text += "Shown in Confluence's storage format.\n\n";
    return text;
}

std::string details_of(const PageRow& row, const PageDifference& page) {
    return fmt::format("<details><summary>{} {} ({})</summary>\n\n{}{}\n</details>\n\n",
                       forge_code(row.path), forge_text(row.title, 120), difference_size(page),
                       explanation(row, page), difference_fence(page));
}

std::string left_out_line(std::size_t pages) {
    if (pages == 0) return "";
    return fmt::format(
        "The texts of {} are left out here, for a comment has little room. To see them: {}, or "
        "{}.\n",
        counted(pages, "page"), forge_code("confsync plan --diff"),
        forge_code("confsync plan --html FILE"));
}

std::string details(const Plan& plan, const std::vector<PageRow>& rows, std::size_t room_left) {
    RoomFor room(room_left);
    // Where room is short, a new page can be read in the pull request itself.
    for (const bool is_there : {true, false})
        for (const auto& row : rows) {
            const auto* page = difference_of(plan, row.key);
            if (page && page->is_there() == is_there) room.add(details_of(row, *page));
        }
    if (lacks_texts(plan) && !plan.offline)
        return "The texts of the pages were not saved with this plan.\n";
    return room.text() + left_out_line(room.left_out());
}

}  // namespace

std::string plan_markdown(const Plan& plan) {
    const auto rows = rows_of(plan);
    std::string text(marker);
    text += "### " + forge_text(headline(plan)) + "\n\n";
    text += forge_list("Needs a person", rows_that(rows, true));
    text += comments_at_stake(plan.diagnostics);
    text += forge_table("", rows_that(rows, false));
    text += forge_text(trimmed(summary_line(plan))) + "\n\n";
    text += forge_diagnostics(other_than_comments(plan.diagnostics));
    return text +
           details(plan, rows, longest_comment - std::min(longest_comment, text.size() + 300));
}

}  // namespace confsync::commands
