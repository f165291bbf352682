#include "commands/preview_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "render/block_map.hpp"

namespace confsync::commands {

namespace {

using render::BodyBlock;

/// One block of two bodies: where it stands in each.
struct DiffRow {
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
    bool same = false;
};

constexpr std::string_view sides = R"(<input class="pick pick-both" type="radio" name="side" )"
                                   R"(id="pick-both" checked>
<label for="pick-both">Changes</label>
<input class="pick pick-old" type="radio" name="side" id="pick-old">
<label for="pick-old">Published</label>
<input class="pick pick-new" type="radio" name="side" id="pick-new">
<label for="pick-new">New</label>
)";

/// What stands between the tags of an element; "" of one without content.
std::string_view inside(std::string_view element) {
    const auto begin = element.find('>');
    const auto end = element.rfind("</");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return element.substr(begin + 1, end - begin - 1);
}

bool is_layout(const BodyBlock& block) { return block.name.starts_with("ac:layout"); }

/// The blocks of a body, those in columns one by one: a layout always holds the whole page.
std::vector<BodyBlock> blocks_of(std::string_view body, render::Flavor flavor) {
    std::vector<BodyBlock> blocks;
    for (BodyBlock& block : render::body_blocks(body, flavor)) {
        if (!is_layout(block)) {
            blocks.push_back(std::move(block));
            continue;
        }
        auto inner = blocks_of(inside(block.source), flavor);
        std::ranges::move(inner, std::back_inserter(blocks));
    }
    return blocks;
}

std::vector<DiffRow> rows_of(const std::vector<BodyBlock>& before,
                             const std::vector<BodyBlock>& after) {
    std::vector<DiffRow> rows;
    const auto became = render::matched_blocks(before, after);
    std::size_t next = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (became[i] == render::no_block) {
            rows.push_back({i, std::nullopt, false});
            continue;
        }
        for (; next < became[i]; ++next) rows.push_back({std::nullopt, next, false});
        rows.push_back({i, next, before[i].form == after[next].form});
        ++next;
    }
    for (; next < after.size(); ++next) rows.push_back({std::nullopt, next, false});
    return rows;
}

std::vector<std::string> html_of(const std::vector<BodyBlock>& blocks,
                                 const sandbox::Surroundings& surroundings) {
    std::vector<std::string_view> sources;
    for (const BodyBlock& block : blocks) sources.push_back(block.source);
    return sandbox::html_parts(sources, surroundings);
}

std::string_view mark_of(const DiffRow& row) {
    if (row.same) return "same";
    if (!row.after) return "removed";
    return row.before ? "changed" : "added";
}

std::string side(std::string_view which, const DiffRow& row, const std::optional<std::size_t>& at,
                 const std::vector<std::string>& html) {
    return fmt::format("<div class=\"side {} {}\">{}</div>", which, at ? mark_of(row) : "none",
                       at ? html[*at] : "");
}

std::string summary(const std::vector<DiffRow>& rows, const PublishedPage& before,
                    const PreviewPage& after) {
    std::string text;
    if (before.title != after.title) text = fmt::format("Published as \"{}\". ", before.title);
    const auto changed = std::ranges::count(rows, false, &DiffRow::same);
    text += changed == 0 ? "The published body says the same."
                         : counted(static_cast<std::size_t>(changed), "block") +
                               " changed, added or removed.";
    return fmt::format("<p class=\"quiet\">{}</p>", escape_xml(text));
}

}  // namespace

std::string compared_html(const PublishedPage& before, const PreviewPage& after,
                          render::Flavor flavor, const sandbox::Surroundings& surroundings) {
    const auto old_blocks = blocks_of(before.body, flavor);
    const auto new_blocks = blocks_of(after.body, flavor);
    const auto old_html = html_of(old_blocks, surroundings);
    const auto new_html = html_of(new_blocks, surroundings);
    const auto rows = rows_of(old_blocks, new_blocks);
    std::string html = summary(rows, before, after) + std::string(sides);
    html += fmt::format(
        "<div class=\"compare\"><p class=\"side-name old\">Published, version {}</p>"
        "<p class=\"side-name new\">New</p>",
        before.version.number);
    for (const DiffRow& row : rows)
        html += side("old", row, row.before, old_html) + side("new", row, row.after, new_html);
    return html + "</div>";
}

}  // namespace confsync::commands
