#include "commands/plan_page_html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/compared_blocks.hpp"
#include "commands/forge_lists.hpp"
#include "commands/plan_surroundings.hpp"

namespace confsync::commands {

using engine::Action;
using engine::Change;
using engine::PageDifference;
using engine::Plan;
using Kind = ComparedBlock::Kind;

namespace {

/// Blocks that are shown around a change; a few more are not worth folding.
constexpr std::size_t context = 1;
constexpr std::size_t fewest_folded = 3;

/// Above so many pages all are folded, so that a browser stays quick.
constexpr std::size_t most_open = 40;

std::string text(std::string_view raw) { return escape_xml(one_line(raw)); }

/// Names within a body are its own: every page and side has them again.
std::string with_own_names(const std::string& body, const std::string& prefix) {
    // What would turn the order of letters around must not hide what a text says.
    std::string html = escape_terminal(body);
    const auto named = [&](std::string_view before) {
        html = replace_all(std::move(html), before, std::string(before) + prefix);
    };
    named(" id=\"");
    named("href=\"#");
    // But "#/3" is a page of the plan.
    return replace_all(std::move(html), "href=\"#" + prefix + "/", "href=\"#/");
}

std::vector<std::string> addresses_in(std::string_view html) {
    constexpr std::string_view before = "src=\"";
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = html.find(before, at)) != std::string_view::npos;) {
        at += before.size();
        found.emplace_back(html.substr(at, html.find('"', at) - at));
    }
    return found;
}

/// A picture that is replaced under its name leaves the text as it is.
void tell_replaced_pictures(std::vector<ComparedBlock>& blocks) {
    for (auto& block : blocks)
        if (block.kind == Kind::same && addresses_in(block.before) != addresses_in(block.after))
            block.kind = Kind::changed;
}

/// Which blocks stay in sight.
std::vector<bool> near_a_change(const std::vector<ComparedBlock>& blocks) {
    std::vector<bool> near(blocks.size(), false);
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].kind == Kind::same) continue;
        const std::size_t first = at < context ? 0 : at - context;
        for (std::size_t i = first; i <= std::min(at + context, blocks.size() - 1); ++i)
            near[i] = true;
    }
    return near;
}

std::string rows_html(const std::vector<ComparedBlock>& blocks, std::size_t first,
                      std::size_t end) {
    std::string html = "<div class=\"compare\">";
    for (std::size_t at = first; at < end; ++at) {
        const auto& block = blocks[at];
        const auto name = name_of(block.kind);
        html +=
            fmt::format("<div class=\"side old {}\">{}</div><div class=\"side new {}\">{}</div>",
                        block.kind == Kind::added ? "none" : name, block.before,
                        block.kind == Kind::removed ? "none" : name, block.after);
    }
    return html + "</div>";
}

std::string folded_html(const std::vector<ComparedBlock>& blocks) {
    const auto near = near_a_change(blocks);
    std::string html;
    for (std::size_t at = 0; at < blocks.size();) {
        std::size_t end = at + 1;
        while (end < blocks.size() && near[end] == near[at]) ++end;
        const std::string rows = rows_html(blocks, at, end);
        if (near[at] || end - at < fewest_folded)
            html += rows;
        else
            html += fmt::format(
                "<details class=\"same-blocks\"><summary>{} the same</summary>{}</details>",
                counted(end - at, "block"), rows);
        at = end;
    }
    return html;
}

/// The articles of one plan.
class Pages {
  public:
    Pages(const Plan& plan, const std::vector<PageRow>& rows, const PlanPictures& pictures)
        : plan_(plan), rows_(rows), pictures_(pictures), index_(plan, rows) {}

    std::string article(std::size_t at) const {
        const PageRow& row = rows_[at];
        const auto& action = engine::row_of(row.action);
        return fmt::format(
            "<article id=\"/{}\" class=\"page\">\n<h2><b class=\"sign {}\" "
            "title=\"{}\">{}</b>{}</h2>\n<p class=\"facts\"><code>{}</code> "
            "{}{}</p>\n{}</article>\n",
            at, action.name, escape_xml(action.explains), escape_xml(std::string(1, action.mark)),
            text(row.title), text(row.path), text(row.what),
            row.hint.empty() ? "" : "<br><span class=\"hint\">" + text(row.hint) + "</span>",
            files(row) + texts(at));
    }

  private:
    const Change* change_of(const PageRow& row) const {
        const auto found = std::ranges::find(plan_.changes, row.key, &Change::key);
        return found == plan_.changes.end() ? nullptr : &*found;
    }

    std::string files(const PageRow& row) const {
        const Change* change = change_of(row);
        std::string items;
        if (change)
            for (const auto& file : change->attachments)
                if (file.action != Action::record)
                    items +=
                        fmt::format("<li>{} <code>{}</code></li>",
                                    file.action == Action::create ? "new file" : "new content of",
                                    text(file.path));
        return items.empty() ? "" : "<ul class=\"files\">" + items + "</ul>\n";
    }

    std::string texts(std::size_t at) const {
        const auto* page = difference_of(plan_, rows_[at].key);
        if (!page) return "";
        const std::string open = plan_.differences.size() <= most_open ? " open" : "";
        try {
            return fmt::format("<details class=\"text\"{}><summary>{}</summary>{}</details>\n",
                               open, page->is_there() ? "What changes" : "The new page",
                               page->is_there() ? beside(at, *page) : alone(at, *page));
        } catch (const Error& error) {
            return fmt::format("<p class=\"error\">This text cannot be shown: {}</p>\n",
                               text(error.message()));
        }
    }

    std::string alone(std::size_t at, const PageDifference& page) const {
        const PagePictures pictures = pictures_of(page);
        const PlanSurroundings around(index_, pictures.here);
        return fmt::format(
            "<div class=\"body\"><div class=\"side new added\">{}</div></div>",
            with_own_names(sandbox::html_body(page.stored_here, around), fmt::format("{}n.", at)));
    }

    std::string beside(std::size_t at, const PageDifference& page) const {
        const PagePictures pictures = pictures_of(page);
        const PlanSurroundings before(index_, pictures.there);
        const PlanSurroundings after(index_, pictures.here);
        auto blocks = compared_blocks(page.stored_there, page.stored_here, render::Flavor::cloud,
                                      before, after);
        tell_replaced_pictures(blocks);
        for (auto& block : blocks) {
            block.before = with_own_names(block.before, fmt::format("{}p.", at));
            block.after = with_own_names(block.after, fmt::format("{}n.", at));
        }
        return fmt::format(
            "<div class=\"body\"><div class=\"compare names\"><p class=\"side-name\">"
            "In Confluence, version {}</p><p class=\"side-name\">{}</p></div>{}</div>",
            page.version.number, waits(rows_[at]) ? "In the file" : "After the push",
            folded_html(blocks));
    }

    PagePictures pictures_of(const PageDifference& page) const {
        const auto found = pictures_.find(page.key);
        return found == pictures_.end() ? PagePictures() : found->second;
    }

    const Plan& plan_;
    const std::vector<PageRow>& rows_;
    const PlanPictures& pictures_;
    const PlanIndex index_;
};

}  // namespace

std::string plan_pages_html(const Plan& plan, const std::vector<PageRow>& rows,
                            const PlanPictures& pictures) {
    const Pages pages(plan, rows, pictures);
    std::string html;
    for (std::size_t at = 0; at < rows.size(); ++at) html += pages.article(at);
    if (lacks_texts(plan))
        html += plan.offline
                    ? "<p class=\"quiet\">Confluence was not asked what stands there.</p>\n"
                    : "<p class=\"quiet\">The texts of the pages were not saved with this plan."
                      "</p>\n";
    return html;
}

}  // namespace confsync::commands
