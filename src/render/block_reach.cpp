#include "render/block_reach.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/text.hpp"
#include "render/directive.hpp"
#include "render/directive_names.hpp"
#include "render/html_scan.hpp"

namespace confsync::render {

namespace {

/// How many tags of each name have no end yet.
using OpenTags = std::map<std::string, int>;

OpenTags open_tags(std::string_view html) {
    OpenTags open;
    for (const HtmlPiece& piece : scan_html(html)) {
        if (piece.kind == HtmlPiece::Kind::opening && !piece.closes_itself) ++open[piece.name];
        if (piece.kind == HtmlPiece::Kind::closing) --open[piece.name];
    }
    return open;
}

/// The line holds ends of open tags and nothing else.
bool only_ends(std::string_view line, OpenTags& open) {
    const auto pieces = scan_html(line);
    return std::all_of(pieces.begin(), pieces.end(), [&](const HtmlPiece& piece) {
        if (piece.kind == HtmlPiece::Kind::text) return trimmed(piece.source).empty();
        return piece.kind == HtmlPiece::Kind::closing && open[piece.name]-- > 0;
    });
}

int last_end_tag(const BlockLines& lines, int first, int last) {
    const auto block = lines.range(first, last);
    if (block.empty() || !trimmed(block.front()).starts_with('<')) return last;
    OpenTags open = open_tags(join(block, "\n"));
    for (int at = last + 1; at <= lines.count(); ++at) {
        if (lines.is_blank(at)) continue;
        if (!only_ends(lines.range(at, at).front(), open)) break;
        last = at;
    }
    return last;
}

struct Block {
    int last_line = 0;
    bool shows = false;
};
using BlocksByLine = std::map<int, Block>;

BlocksByLine blocks_of(const Rendered& rendered, const std::vector<FileGroup>& groups) {
    BlocksByLine blocks;
    for (const BlockSpot& spot : rendered.blocks)
        if (spot.first_line > 0) blocks[spot.first_line].last_line = spot.last_line;
    for (const FileGroup& group : groups)
        for (const auto& [first, last] : group.lines) blocks[first].shows = true;
    return blocks;
}

/// Where the directive about a block begins; the block's own line when there is none.
int first_with_directive(const BlocksByLine& blocks, const BlockLines& lines, int first) {
    auto above = blocks.lower_bound(first);
    if (above == blocks.begin()) return first;
    --above;
    if (above->second.shows) return first;
    const int last = std::min(above->second.last_line, first - 1);
    const auto directive = read_directive(join(lines.range(above->first, last), "\n"));
    const bool speaks_of_it = directive.form == Directive::Form::opening &&
                              directive.fault.empty() && is_about_next_block(directive.name);
    return speaks_of_it ? above->first : first;
}

}  // namespace

void take_in_silent_lines(std::vector<FileGroup>& groups, const Rendered& rendered,
                          const BlockLines& lines) {
    const BlocksByLine blocks = blocks_of(rendered, groups);
    for (FileGroup& group : groups) {
        if (group.lines.empty()) continue;
        auto& [last_start, last] = group.lines.back();
        last = last_end_tag(lines, group.lines.front().first, last);
        auto& first = group.lines.front().first;
        first = first_with_directive(blocks, lines, first);
    }
}

}  // namespace confsync::render
