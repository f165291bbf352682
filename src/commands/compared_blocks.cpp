#include "commands/compared_blocks.hpp"

#include <algorithm>
#include <iterator>

#include "commands/marked_words.hpp"
#include "render/block_map.hpp"

namespace confsync::commands {

namespace {

using render::BodyBlock;
using Kind = ComparedBlock::Kind;

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

std::vector<std::string> html_of(const std::vector<BodyBlock>& blocks,
                                 const sandbox::Surroundings& surroundings) {
    std::vector<std::string_view> sources;
    for (const BodyBlock& block : blocks) sources.push_back(block.source);
    return sandbox::html_parts(sources, surroundings);
}

ComparedBlock both(std::string before, std::string after, bool same) {
    if (same) return {Kind::same, std::move(before), std::move(after)};
    auto marked = marked_words(before, after);
    return {Kind::changed, std::move(marked.before), std::move(marked.after)};
}

}  // namespace

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::same: return "same";
        case Kind::changed: return "changed";
        case Kind::removed: return "removed";
        case Kind::added: return "added";
    }
    return "";
}

std::vector<ComparedBlock> compared_blocks(std::string_view before, std::string_view after,
                                           render::Flavor flavor,
                                           const sandbox::Surroundings& around_before,
                                           const sandbox::Surroundings& around_after) {
    const auto old_blocks = blocks_of(before, flavor);
    const auto new_blocks = blocks_of(after, flavor);
    auto old_html = html_of(old_blocks, around_before);
    auto new_html = html_of(new_blocks, around_after);
    const auto became = render::matched_blocks(old_blocks, new_blocks);
    std::vector<ComparedBlock> blocks;
    std::size_t next = 0;
    const auto add_new_ones_before = [&](std::size_t end) {
        for (; next < end; ++next) blocks.push_back({Kind::added, "", std::move(new_html[next])});
    };
    for (std::size_t i = 0; i < old_blocks.size(); ++i) {
        if (became[i] == render::no_block) {
            blocks.push_back({Kind::removed, std::move(old_html[i]), ""});
            continue;
        }
        add_new_ones_before(became[i]);
        blocks.push_back(both(std::move(old_html[i]), std::move(new_html[next]),
                              old_blocks[i].form == new_blocks[next].form));
        ++next;
    }
    add_new_ones_before(new_blocks.size());
    return blocks;
}

}  // namespace confsync::commands
