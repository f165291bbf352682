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

/// Where the directive about a block begins; the block's own line when there is none.
int first_with_directive(const Rendered& rendered, const BlockLines& lines, int first) {
    const BlockSpot* above = nullptr;
    for (const BlockSpot& spot : rendered.blocks)
        if (spot.first_line > 0 && spot.first_line < first &&
            (above == nullptr || spot.first_line > above->first_line))
            above = &spot;
    if (above == nullptr) return first;
    const int last = std::min(above->last_line, first - 1);
    const auto directive = read_directive(join(lines.range(above->first_line, last), "\n"));
    const bool speaks_of_it = directive.form == Directive::Form::opening &&
                              directive.fault.empty() && is_about_next_block(directive.name);
    return speaks_of_it ? above->first_line : first;
}

}  // namespace

void take_in_silent_lines(std::vector<FileGroup>& groups, const Rendered& rendered,
                          const BlockLines& lines) {
    for (FileGroup& group : groups) {
        if (group.lines.empty()) continue;
        auto& [last_start, last] = group.lines.back();
        last = last_end_tag(lines, group.lines.front().first, last);
        auto& first = group.lines.front().first;
        first = first_with_directive(rendered, lines, first);
    }
}

}  // namespace confsync::render
