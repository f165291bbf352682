#include "unit/render/style_shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "render/block_map.hpp"

namespace confsync::render::test {

namespace {

std::string without(std::string_view text, std::string_view characters) {
    std::string kept;
    for (const char c : text)
        if (characters.find(c) == std::string_view::npos) kept += c;
    return kept;
}

bool equal_without(std::string_view a, std::string_view b, const std::string& characters) {
    const std::string blanks = " \t\r\n";
    return without(a, blanks + characters) == without(b, blanks + characters);
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

/// The line after which two texts differ first.
std::string_view differing_line(std::string_view text, std::string_view other) {
    const auto lines = split(text, '\n');
    const auto others = split(other, '\n');
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (at >= others.size() || lines[at] != others[at]) return lines[at];
    return {};
}

std::string blanks_between(std::string_view author, std::string_view ours) {
    if (author.starts_with('|')) return "blanks in tables";
    const auto blank_lines = [](std::string_view text) {
        const auto lines = split(text, '\n');
        return std::count_if(lines.begin(), lines.end(),
                             [](std::string_view line) { return trimmed(line).empty(); });
    };
    if (blank_lines(author) != blank_lines(ours)) return "blank lines in lists";
    return without(author, "\n ") == without(ours, "\n ") ? "line ends and indents" : "tabs";
}

std::string_view body_of(std::string_view text, int front_matter_lines) {
    for (int line = front_matter_lines; line > 0; --line)
        text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    return trimmed(text);
}

std::string author_block(const FileGroup& group, const std::vector<std::string_view>& lines) {
    std::string block;
    for (const auto& [first, last] : group.lines)
        for (int at = first; at <= last && at <= static_cast<int>(lines.size()); ++at)
            block.append(lines[static_cast<std::size_t>(at - 1)]).append("\n");
    return std::string(trimmed(block));
}

/// What the elements of a group became.
std::string our_block(const FileGroup& group, const std::vector<BodyBlock>& blocks,
                      const Converted& converted) {
    const char* const start = blocks[group.first].source.data();
    const std::string_view end = blocks[group.last - 1].source;
    std::string text;
    for (const ConvertedBlock& block : converted.blocks) {
        if (block.storage.data() < start || block.storage.data() >= end.data() + end.size())
            continue;
        if (!text.empty()) text += block.close ? "\n" : "\n\n";
        text += block.markdown;
    }
    return std::string(trimmed(text));
}

}  // namespace

std::string reason_of_difference(std::string_view author, std::string_view ours) {
    if (equal_without(author, ours, "")) return blanks_between(author, ours);
    const std::string_view line = differing_line(author, ours);
    if (holds(line, "```") || holds(line, "~~~")) return "words behind a fence";
    if (author.starts_with('>') && holds(first_line(author), "[!")) {
        if (first_line(author) != first_line(ours)) return "kinds of alerts";
    }
    if (holds(author, "|") && equal_without(author, ours, "|-:"))
        return "bars and dashes of tables";
    if (equal_without(author, ours, "\\")) return "escapes";
    if (equal_without(author, ours, "*_+-")) return "second signs for bullets and emphasis";
    if (equal_without(author, ours, "<>")) return "brackets around addresses";
    if (holds(ours, "```") && !holds(author, "```") && !holds(author, "~~~"))
        return "code by indent or tag";
    if (holds(author, "][") || holds(author, "[^")) return "links by labels of their own";
    if (holds(author, "](") != holds(ours, "](") || holds(author, "]("))
        return "links in a second form";
    if (holds(author, "<")) return "raw HTML";
    if (holds(author, "]")) return "links by reference beside others";
    return holds(author, "&") ? "entities" : "other";
}

void add_file(StyleShares& shares, const std::string& text, int front_matter_lines,
              const Rendered& rendered, const Converted& converted) {
    const auto lines = split(text, '\n');
    const auto blocks = body_blocks(rendered.body, Flavor::cloud);
    for (const FileGroup& group : file_groups(rendered, blocks)) {
        const std::string author = author_block(group, lines);
        const std::string ours = our_block(group, blocks, converted);
        ++shares.blocks;
        if (author == ours) {
            ++shares.same_blocks;
        } else {
            ++shares.reasons[reason_of_difference(author, ours)];
        }
    }
    shares.kept += static_cast<std::size_t>(
        std::count_if(converted.blocks.begin(), converted.blocks.end(),
                      [](const ConvertedBlock& block) { return block.verbatim; }));
    ++shares.files;
    if (body_of(text, front_matter_lines) == trimmed(converted.markdown)) ++shares.same_files;
}

std::size_t per_mille(std::size_t part, std::size_t all) {
    return all == 0 ? 0 : part * 1000 / all;
}

std::string described(const std::string& corpus, const StyleShares& shares) {
    std::string text = fmt::format(
        "{}: {} of {} blocks ({:.1f} %) and {} of {} files byte for byte, {} kept verbatim", corpus,
        shares.same_blocks, shares.blocks,
        static_cast<double>(per_mille(shares.same_blocks, shares.blocks)) / 10, shares.same_files,
        shares.files, shares.kept);
    std::vector<std::pair<std::size_t, std::string>> reasons;
    for (const auto& [reason, count] : shares.reasons) reasons.emplace_back(count, reason);
    std::sort(reasons.rbegin(), reasons.rend());
    for (const auto& [count, reason] : reasons) text += fmt::format("\n  {:5} {}", count, reason);
    return text;
}

}  // namespace confsync::render::test
