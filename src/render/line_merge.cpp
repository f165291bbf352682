#include "render/line_merge.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace confsync::render {

namespace {

using Lines = std::vector<std::string>;

/// Cells of the table of lengths; beyond, only what stands once in each list is looked at.
constexpr std::size_t most_cells = 4'000'000;

struct Range {
    std::size_t first_a = 0;
    std::size_t last_a = 0;
    std::size_t first_b = 0;
    std::size_t last_b = 0;

    std::size_t rows() const { return last_a - first_a; }
    std::size_t columns() const { return last_b - first_b; }
};

/// What is left without the equal ends, which are paired.
Range trim_ends(const Lines& a, const Lines& b, Pairs& front, Pairs& back) {
    Range range{0, a.size(), 0, b.size()};
    while (range.first_a < range.last_a && range.first_b < range.last_b &&
           a[range.first_a] == b[range.first_b])
        front.emplace_back(range.first_a++, range.first_b++);
    while (range.first_a < range.last_a && range.first_b < range.last_b &&
           a[range.last_a - 1] == b[range.last_b - 1])
        back.emplace_back(--range.last_a, --range.last_b);
    std::reverse(back.begin(), back.end());
    return range;
}

void add_longest(const Lines& a, const Lines& b, const Range& range, Pairs& pairs) {
    const std::size_t width = range.columns() + 1;
    std::vector<std::uint32_t> lengths((range.rows() + 1) * width, 0);
    for (std::size_t i = range.rows(); i-- > 0;) {
        for (std::size_t j = range.columns(); j-- > 0;) {
            const std::size_t here = i * width + j;
            lengths[here] = a[range.first_a + i] == b[range.first_b + j]
                                ? lengths[here + width + 1] + 1
                                : std::max(lengths[here + width], lengths[here + 1]);
        }
    }
    for (std::size_t i = 0, j = 0; i < range.rows() && j < range.columns();) {
        if (a[range.first_a + i] == b[range.first_b + j]) {
            pairs.emplace_back(range.first_a + i++, range.first_b + j++);
        } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
}

struct Place {
    std::size_t count = 0;
    std::size_t index = 0;
};

std::unordered_map<std::string_view, Place> places(const Lines& list, std::size_t first,
                                                   std::size_t last) {
    std::unordered_map<std::string_view, Place> found;
    for (std::size_t at = first; at < last; ++at) {
        Place& place = found[list[at]];
        ++place.count;
        place.index = at;
    }
    return found;
}

/// What stands once in each list, as far as it ascends.
void add_unique(const Lines& a, const Lines& b, const Range& range, Pairs& pairs) {
    const auto in_a = places(a, range.first_a, range.last_a);
    const auto in_b = places(b, range.first_b, range.last_b);
    std::size_t next_b = range.first_b;
    for (std::size_t at = range.first_a; at < range.last_a; ++at) {
        const auto found = in_b.find(a[at]);
        const bool once = found != in_b.end() && found->second.count == 1 &&
                          in_a.at(a[at]).count == 1 && found->second.index >= next_b;
        if (!once) continue;
        pairs.emplace_back(at, found->second.index);
        next_b = found->second.index + 1;
    }
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
    Pairs pairs;
    Pairs back;
    const Range range = trim_ends(a, b, pairs, back);
    if (range.rows() > 0 && range.columns() > 0) {
        if (range.rows() * range.columns() <= most_cells) {
            add_longest(a, b, range, pairs);
        } else {
            add_unique(a, b, range, pairs);
        }
    }
    pairs.insert(pairs.end(), back.begin(), back.end());
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
