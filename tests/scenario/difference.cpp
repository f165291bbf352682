#include "scenario/difference.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace confsync::scenario {

namespace {

using Lines = std::vector<std::string_view>;

struct Edit {
    char mark = ' ';
    std::string_view line;
};

/// Length of the longest common subsequence of the lines from (i, j) on.
class CommonLengths {
  public:
    CommonLengths(const Lines& before, const Lines& after)
        : width_(after.size() + 1), lengths_((before.size() + 1) * width_, 0) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                lengths_[i * width_ + j] = before[i] == after[j]
                                               ? at(i + 1, j + 1) + 1
                                               : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    int at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

  private:
    std::size_t width_;
    std::vector<int> lengths_;
};

std::vector<Edit> edits_between(const Lines& before, const Lines& after) {
    const CommonLengths common(before, after);
    std::vector<Edit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            edits.push_back({' ', before[i++]});
            ++j;
        } else if (j == after.size() ||
                   (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
            edits.push_back({'-', before[i++]});
        } else {
            edits.push_back({'+', after[j++]});
        }
    }
    return edits;
}

bool near_a_change(const std::vector<Edit>& edits, std::size_t at) {
    constexpr std::size_t context = 3;
    const std::size_t begin = at > context ? at - context : 0;
    const std::size_t end = std::min(at + context + 1, edits.size());
    return std::any_of(edits.begin() + static_cast<std::ptrdiff_t>(begin),
                       edits.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Edit& edit) { return edit.mark != ' '; });
}

}  // namespace

std::string difference(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const std::vector<Edit> edits = edits_between(split(expected, '\n'), split(actual, '\n'));
    std::string text = "--- expected\n+++ actual\n";
    bool skipped = true;
    for (std::size_t at = 0; at < edits.size(); ++at) {
        const bool shown = near_a_change(edits, at);
        if (shown && skipped) text += "@@\n";
        if (shown) text += edits[at].mark + std::string(edits[at].line) + '\n';
        skipped = !shown;
    }
    return text;
}

}  // namespace confsync::scenario
