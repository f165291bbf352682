#include "render/line_merge.hpp"

#include <algorithm>
#include <cstddef>
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

using Hunks = std::vector<Hunk>;

/// Hunks of both sides that meet: changes next to each other may depend on each other.
struct Meeting {
    std::size_t first = 0;
    std::size_t last = 0;
    Hunks ours;
    Hunks theirs;

    bool takes(const Hunk& hunk) const { return hunk.first <= last; }
    void take(const Hunk& hunk, Hunks& side) {
        last = std::max(last, hunk.last);
        side.push_back(hunk);
    }
};

std::vector<Meeting> meetings(const Hunks& ours, const Hunks& theirs) {
    std::vector<Meeting> list;
    auto our = ours.begin();
    auto their = theirs.begin();
    while (our != ours.end() || their != theirs.end()) {
        const bool ours_next =
            their == theirs.end() || (our != ours.end() && our->first < their->first);
        Meeting meeting;
        meeting.first = meeting.last = ours_next ? our->first : their->first;
        const auto take_all = [&meeting](auto& at, const Hunks& side, Hunks& taken) {
            const auto start = at;
            for (; at != side.end() && meeting.takes(*at); ++at) meeting.take(*at, taken);
            return at != start;
        };
        bool more = true;
        while (more) {
            more = take_all(our, ours, meeting.ours);
            more = take_all(their, theirs, meeting.theirs) || more;
        }
        list.push_back(std::move(meeting));
    }
    return list;
}

/// Base lines [first, last) with one side's hunks in them.
Lines replaced(const Lines& base, std::size_t first, std::size_t last, const Hunks& hunks,
               const Lines& other) {
    const auto copy = [](const Lines& from, std::size_t begin, std::size_t end, Lines& to) {
        to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
                  from.begin() + static_cast<std::ptrdiff_t>(end));
    };
    Lines lines;
    for (const Hunk& hunk : hunks) {
        copy(base, first, hunk.first, lines);
        copy(other, hunk.first_other, hunk.last_other, lines);
        first = hunk.last;
    }
    copy(base, first, last, lines);
    return lines;
}

void append(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
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

ThreeWay merged_three_ways(const Lines& base, const Lines& ours, const Lines& theirs) {
    ThreeWay merged;
    std::size_t at = 0;
    const auto add = [&merged](const Lines& our, const Lines& their) {
        append(merged.ours, our);
        append(merged.theirs, their);
    };
    for (const Meeting& meeting : meetings(hunks(base, ours), hunks(base, theirs))) {
        const Lines before = replaced(base, at, meeting.first, {}, base);
        add(before, before);
        const Lines our = replaced(base, meeting.first, meeting.last, meeting.ours, ours);
        const Lines their = replaced(base, meeting.first, meeting.last, meeting.theirs, theirs);
        const bool both = !meeting.ours.empty() && !meeting.theirs.empty() && our != their;
        add(meeting.ours.empty() ? their : our, meeting.theirs.empty() ? our : their);
        merged.meet = merged.meet || both;
        at = meeting.last;
    }
    const Lines behind = replaced(base, at, base.size(), {}, base);
    add(behind, behind);
    return merged;
}

std::optional<Lines> merged_lines(const Lines& base, const Lines& ours, const Lines& theirs) {
    ThreeWay merged = merged_three_ways(base, ours, theirs);
    if (merged.meet) return std::nullopt;
    return std::move(merged.ours);
}

}  // namespace confsync::render
