#include "render/line_merge.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "render/align.hpp"

namespace confsync::render {

namespace {

using Lines = std::vector<std::string>;

/// Equal lines get equal numbers.
std::vector<std::uint32_t> numbered(const Lines& lines,
                                    std::unordered_map<std::string_view, std::uint32_t>& numbers) {
    std::vector<std::uint32_t> list;
    for (const std::string& line : lines)
        list.push_back(
            numbers.try_emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second);
    return list;
}

/// A run of base lines that one side replaced.
struct Hunk {
    std::size_t first = 0;
    std::size_t last = 0;  ///< behind the last base line
    std::size_t first_other = 0;
    std::size_t last_other = 0;
};

std::vector<Hunk> hunks(const Lines& base, const Lines& other) {
    std::vector<Hunk> list;
    std::size_t at = 0;
    std::size_t at_other = 0;
    Pairs pairs = common_subsequence(base, other);
    pairs.emplace_back(base.size(), other.size());
    for (const auto& [i, j] : pairs) {
        if (i > at || j > at_other) list.push_back({at, i, at_other, j});
        at = i + 1;
        at_other = j + 1;
    }
    return list;
}

/// Changes next to each other may depend on each other.
bool touches(const Hunk& one, const Hunk& other) {
    return one.first <= other.last && other.first <= one.last;
}

bool meet(const std::vector<Hunk>& ours, const std::vector<Hunk>& theirs) {
    auto our = ours.begin();
    auto their = theirs.begin();
    while (our != ours.end() && their != theirs.end()) {
        if (touches(*our, *their)) return true;
        our->last < their->last ? ++our : ++their;
    }
    return false;
}

}  // namespace

Pairs common_subsequence(const Lines& a, const Lines& b) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const auto left = numbered(a, numbers);
    const auto right = numbered(b, numbers);
    Pairs pairs;
    for (const Match& match : align(left, right)) pairs.emplace_back(match.left, match.right);
    return pairs;
}

std::optional<Lines> merged_lines(const Lines& base, const Lines& ours, const Lines& theirs) {
    const auto our_hunks = hunks(base, ours);
    const auto their_hunks = hunks(base, theirs);
    if (meet(our_hunks, their_hunks)) return std::nullopt;
    Lines merged;
    std::size_t at = 0;
    auto our = our_hunks.begin();
    auto their = their_hunks.begin();
    const auto take = [&](const Hunk& hunk, const Lines& other) {
        for (; at < hunk.first; ++at) merged.push_back(base[at]);
        for (std::size_t i = hunk.first_other; i < hunk.last_other; ++i) merged.push_back(other[i]);
        at = hunk.last;
    };
    while (our != our_hunks.end() || their != their_hunks.end()) {
        const bool ours_next =
            their == their_hunks.end() || (our != our_hunks.end() && our->first < their->first);
        if (ours_next) {
            take(*our++, ours);
        } else {
            take(*their++, theirs);
        }
    }
    for (; at < base.size(); ++at) merged.push_back(base[at]);
    return merged;
}

}  // namespace confsync::render
