#include "commands/preview_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "commands/compared_blocks.hpp"

namespace confsync::commands {

namespace {

using Kind = ComparedBlock::Kind;

constexpr std::string_view sides = R"(<input class="pick pick-both" type="radio" name="side" )"
                                   R"(id="pick-both" checked>
<label for="pick-both">Changes</label>
<input class="pick pick-old" type="radio" name="side" id="pick-old">
<label for="pick-old">Published</label>
<input class="pick pick-new" type="radio" name="side" id="pick-new">
<label for="pick-new">New</label>
)";

std::string side(std::string_view which, const ComparedBlock& block) {
    const bool old = which == "old";
    const bool is_there = block.kind != (old ? Kind::added : Kind::removed);
    return fmt::format("<div class=\"side {} {}\">{}</div>", which,
                       is_there ? name_of(block.kind) : "none", old ? block.before : block.after);
}

std::string summary(const std::vector<ComparedBlock>& blocks, const PublishedPage& before,
                    const PreviewPage& after) {
    std::string text;
    if (before.title != after.title) text = fmt::format("Published as \"{}\". ", before.title);
    const auto changed =
        std::ranges::count_if(blocks, [](const auto& block) { return block.kind != Kind::same; });
    text += changed == 0 ? "The published body says the same."
                         : counted(static_cast<std::size_t>(changed), "block") +
                               " changed, added or removed.";
    return fmt::format("<p class=\"quiet\">{}</p>", escape_xml(text));
}

}  // namespace

std::string compared_html(const PublishedPage& before, const PreviewPage& after,
                          render::Flavor flavor, const sandbox::Surroundings& surroundings) {
    const auto blocks =
        compared_blocks(before.body, after.body, flavor, surroundings, surroundings);
    std::string html = summary(blocks, before, after) + std::string(sides);
    html += fmt::format(
        "<div class=\"compare\"><p class=\"side-name old\">Published, version {}</p>"
        "<p class=\"side-name new\">New</p>",
        before.version.number);
    for (const ComparedBlock& block : blocks) html += side("old", block) + side("new", block);
    return html + "</div>";
}

}  // namespace confsync::commands
