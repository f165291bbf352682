#include "render/align.hpp"

#include <algorithm>
#include <unordered_map>

namespace confsync::render {

namespace {

using Items = std::vector<std::uint32_t>;

constexpr int most_differences = 1000;

/// The part of both sequences that is still to be aligned.
struct Stretch {
    std::size_t left = 0, left_end = 0;
    std::size_t right = 0, right_end = 0;
};

/// Takes equal items off both ends; those of the front are told at once.
void trim(const Items& left, const Items& right, Stretch& stretch, std::vector<Match>& matches) {
    while (stretch.left < stretch.left_end && stretch.right < stretch.right_end &&
           left[stretch.left] == right[stretch.right])
        matches.push_back({stretch.left++, stretch.right++});
    while (stretch.left < stretch.left_end && stretch.right < stretch.right_end &&
           left[stretch.left_end - 1] == right[stretch.right_end - 1]) {
        --stretch.left_end;
        --stretch.right_end;
    }
}

/// Myers' greedy search for the fewest differences between two sequences.
class FewestDifferences {
  public:
    FewestDifferences(const Items& left, const Items& right, const Stretch& stretch)
        : left_(left),
          right_(right),
          stretch_(stretch),
          left_size_(static_cast<int>(stretch.left_end - stretch.left)),
          right_size_(static_cast<int>(stretch.right_end - stretch.right)) {}

    /// False when there are more differences than are looked for.
    bool search() {
        std::vector<int> reached(2 * most_differences + 3, 0);
        for (int differences = 0; differences <= most_differences; ++differences) {
            for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
                const int x = furthest(reached, differences, diagonal);
                reached[at(diagonal)] = x;
                if (x >= left_size_ && x - diagonal >= right_size_) {
                    trace_.push_back(row(reached, differences));
                    return true;
                }
            }
            trace_.push_back(row(reached, differences));
        }
        return false;
    }

    void tell(std::vector<Match>& matches) const {
        std::vector<Match> backwards;
        int x = left_size_;
        int y = right_size_;
        for (int d = static_cast<int>(trace_.size()) - 1; d > 0; --d) {
            const int diagonal = x - y;
            const int from = comes_from(d, diagonal);
            const int before = reached_in(d - 1, from);
            const int start = from < diagonal ? before + 1 : before;
            for (; x > start; --x, --y) backwards.push_back(match(x - 1, y - 1));
            x = before;
            y = before - from;
        }
        for (; x > 0; --x, --y) backwards.push_back(match(x - 1, y - 1));
        matches.insert(matches.end(), backwards.rbegin(), backwards.rend());
    }

  private:
    static std::size_t at(int diagonal) {
        return static_cast<std::size_t>(diagonal + most_differences + 1);
    }

    static std::vector<int> row(const std::vector<int>& reached, int differences) {
        const auto first = reached.begin() + static_cast<std::ptrdiff_t>(at(-differences));
        return {first, first + 2 * differences + 1};
    }

    int furthest(const std::vector<int>& reached, int differences, int diagonal) const {
        const bool down =
            diagonal == -differences ||
            (diagonal != differences && reached[at(diagonal - 1)] < reached[at(diagonal + 1)]);
        int x = 0;
        if (differences > 0) x = down ? reached[at(diagonal + 1)] : reached[at(diagonal - 1)] + 1;
        while (x < left_size_ && x - diagonal < right_size_ && same(x, x - diagonal)) ++x;
        return x;
    }

    int reached_in(int differences, int diagonal) const {
        const auto& row = trace_[static_cast<std::size_t>(differences)];
        return row[static_cast<std::size_t>(diagonal + differences)];
    }

    /// The diagonal from which the search came to this one.
    int comes_from(int differences, int diagonal) const {
        const bool down =
            diagonal == -differences ||
            (diagonal != differences &&
             reached_in(differences - 1, diagonal - 1) < reached_in(differences - 1, diagonal + 1));
        return down ? diagonal + 1 : diagonal - 1;
    }

    bool same(int x, int y) const {
        return left_[stretch_.left + static_cast<std::size_t>(x)] ==
               right_[stretch_.right + static_cast<std::size_t>(y)];
    }

    Match match(int x, int y) const {
        return {stretch_.left + static_cast<std::size_t>(x),
                stretch_.right + static_cast<std::size_t>(y)};
    }

    const Items& left_;
    const Items& right_;
    const Stretch& stretch_;
    int left_size_;
    int right_size_;
    std::vector<std::vector<int>> trace_;
};

struct Seen {
    int left = 0, right = 0;
    std::size_t left_at = 0, right_at = 0;
};

/// Items that stand once in each stretch, by their place in the left one.
std::vector<Match> unique_in_both(const Items& left, const Items& right, const Stretch& stretch) {
    std::unordered_map<std::uint32_t, Seen> seen;
    for (auto i = stretch.left; i < stretch.left_end; ++i) {
        auto& item = seen[left[i]];
        ++item.left;
        item.left_at = i;
    }
    for (auto i = stretch.right; i < stretch.right_end; ++i) {
        const auto item = seen.find(right[i]);
        if (item == seen.end()) continue;
        ++item->second.right;
        item->second.right_at = i;
    }
    std::vector<Match> unique;
    for (auto i = stretch.left; i < stretch.left_end; ++i) {
        const auto& item = seen.at(left[i]);
        if (item.left == 1 && item.right == 1) unique.push_back({i, item.right_at});
    }
    return unique;
}

/// The longest run of matches that also ascends on the right.
std::vector<Match> ascending(const std::vector<Match>& matches) {
    std::vector<std::size_t> tails;  // tails[n]: the match that ends the best run of n + 1
    std::vector<std::size_t> before(matches.size(), matches.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto longer = std::ranges::lower_bound(
            tails, matches[i].right, {}, [&](std::size_t m) { return matches[m].right; });
        if (longer != tails.begin()) before[i] = *(longer - 1);
        if (longer == tails.end())
            tails.push_back(i);
        else
            *longer = i;
    }
    std::vector<Match> run;
    for (auto i = tails.empty() ? matches.size() : tails.back(); i != matches.size(); i = before[i])
        run.push_back(matches[i]);
    std::ranges::reverse(run);
    return run;
}

/// Around each match that is sure, equal neighbours match too.
void spread(const Items& left, const Items& right, const Stretch& stretch,
            const std::vector<Match>& sure, std::vector<Match>& matches) {
    Stretch rest = stretch;
    for (const auto& match : sure) {
        if (match.left < rest.left || match.right < rest.right) continue;
        std::size_t back = 0;
        while (match.left - back > rest.left && match.right - back > rest.right &&
               left[match.left - back - 1] == right[match.right - back - 1])
            ++back;
        rest.left = match.left - back;
        rest.right = match.right - back;
        while (rest.left < stretch.left_end && rest.right < stretch.right_end &&
               left[rest.left] == right[rest.right])
            matches.push_back({rest.left++, rest.right++});
    }
}

}  // namespace

std::vector<Match> align(const Items& left, const Items& right) {
    std::vector<Match> matches;
    Stretch stretch{0, left.size(), 0, right.size()};
    trim(left, right, stretch, matches);
    FewestDifferences search(left, right, stretch);
    if (search.search())
        search.tell(matches);
    else
        spread(left, right, stretch, ascending(unique_in_both(left, right, stretch)), matches);
    for (std::size_t i = 0; stretch.left_end + i < left.size(); ++i)
        matches.push_back({stretch.left_end + i, stretch.right_end + i});
    return matches;
}

}  // namespace confsync::render
