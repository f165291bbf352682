#include "render/conflict_markers.hpp"

#include <cstddef>
#include <vector>

#include "base/text.hpp"
#include "render/block_lines.hpp"
#include "render/line_merge.hpp"
#include "render/tree.hpp"

namespace confsync::render {

namespace {

using Lines = std::vector<std::string>;

/// Fewer shared lines than this between two places are not worth a pair of markers each.
constexpr std::size_t worth_sharing = 3;

constexpr std::string_view opens = "<<<<<<< ";
constexpr std::string_view parts = "=======";
constexpr std::string_view closes = ">>>>>>> ";

/// Writes lines that both have once, and what differs between markers.
class MarkedLines {
  public:
    MarkedLines(const Lines& ours, const Lines& theirs, const SideNames& names)
        : ours_(ours), theirs_(theirs), names_(names) {}

    std::string text(Pairs shared) {
        shared.emplace_back(ours_.size(), theirs_.size());
        for (auto at = shared.begin(); at != shared.end();) {
            auto end = at + 1;
            while (end != shared.end() && end->first == (end - 1)->first + 1 &&
                   end->second == (end - 1)->second + 1)
                ++end;
            const bool last = end == shared.end();
            const auto run = static_cast<std::size_t>(end - at);
            const bool edge = (at->first == 0 && at->second == 0) || last;
            if (edge || run >= worth_sharing) take(*at, run - (last ? 1 : 0));
            at = end;
        }
        return join(out_, "\n");
    }

  private:
    void take(const std::pair<std::size_t, std::size_t>& at, std::size_t count) {
        differ(at.first, at.second);
        for (std::size_t i = 0; i < count; ++i) out_.push_back(ours_[at.first + i]);
        our_ = at.first + count;
        their_ = at.second + count;
    }

    void differ(std::size_t our_end, std::size_t their_end) {
        if (our_ == our_end && their_ == their_end) return;
        out_.push_back(std::string(opens) + names_.here);
        for (; our_ < our_end; ++our_) out_.push_back(ours_[our_]);
        out_.emplace_back(parts);
        for (; their_ < their_end; ++their_) out_.push_back(theirs_[their_]);
        out_.push_back(std::string(closes) + names_.there);
    }

    const Lines& ours_;
    const Lines& theirs_;
    const SideNames& names_;
    std::size_t our_ = 0;
    std::size_t their_ = 0;
    Lines out_;
};

bool holds_code_block(const std::string& text) {
    return text.find("```") != std::string::npos || text.find("~~~") != std::string::npos ||
           text.find("    ") != std::string::npos;
}

Lines lines_or_none(const std::string& text) { return text.empty() ? Lines{} : lines_of(text); }

/// For each line, counted from 1, whether it belongs to code.
std::vector<bool> lines_in_code(const Tree& tree, std::size_t lines) {
    std::vector<bool> in_code(lines + 1, false);
    for (const Node& node : tree.nodes) {
        if (node.kind != Kind::code_block && node.kind != Kind::diagram &&
            node.kind != Kind::formula && node.kind != Kind::storage_block)
            continue;
        for (auto line = static_cast<std::size_t>(node.line);
             line <= static_cast<std::size_t>(node.end_line) && line <= lines; ++line)
            in_code[line] = true;
    }
    return in_code;
}

}  // namespace

std::string with_conflict_markers(const std::string& ours, const std::string& theirs,
                                  const SideNames& names) {
    const Lines our_lines = lines_or_none(ours);
    const Lines their_lines = lines_or_none(theirs);
    const bool whole = holds_code_block(ours) || holds_code_block(theirs);
    return MarkedLines(our_lines, their_lines, names)
        .text(whole ? Pairs{} : common_subsequence(our_lines, their_lines));
}

std::vector<ConflictPlace> conflict_places(const std::vector<std::string_view>& lines) {
    std::vector<ConflictPlace> places;
    std::string_view awaited = opens;
    ConflictPlace place;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!lines[at].starts_with(awaited)) continue;
        if (awaited == opens) {
            place.opens = at;
            awaited = parts;
        } else if (awaited == parts) {
            place.parts = at;
            awaited = closes;
        } else {
            place.closes = at;
            places.push_back(place);
            awaited = opens;
        }
    }
    return places;
}

void refuse_conflict_markers(Document::Tree& tree, std::string_view text) {
    if (text.find(opens) == std::string_view::npos) return;
    const auto lines = split(text, '\n');
    const std::vector<bool> in_code = lines_in_code(tree, lines.size());
    for (const ConflictPlace& place : conflict_places(lines)) {
        if (in_code[place.opens + 1]) continue;
        tree.diagnostics.push_back({"conflict-markers",
                                    Severity::error,
                                    "a conflict is not resolved",
                                    {tree.file, static_cast<int>(place.opens) + 1, 1},
                                    "keep what is right of both sides and remove the markers"});
        return;
    }
}

}  // namespace confsync::render
