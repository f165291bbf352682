#include "workspace/like_texts.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "base/text.hpp"

namespace confsync::workspace {

namespace {

/// A line in more texts than this says nothing of which text is meant.
constexpr std::size_t too_common = 100;
/// Texts that are compared in full, those with the most in common first.
constexpr std::size_t most_compared = 20;

}  // namespace

LikeTexts::Text LikeTexts::taken_apart(std::string_view text) {
    Text taken;
    for (const std::string_view raw : split(text, '\n')) {
        const std::string_view line = trimmed(raw);
        if (line.empty()) continue;
        Count& count = taken.lines[std::hash<std::string_view>{}(line)];
        ++count.times;
        count.bytes = line.size();
        taken.bytes += line.size();
    }
    return taken;
}

void LikeTexts::add(std::string_view text) {
    texts_.push_back(taken_apart(text));
    for (const auto& [line, count] : texts_.back().lines)
        having_[line].push_back(texts_.size() - 1);
}

int LikeTexts::share(const Text& a, const Text& b) {
    std::size_t shared = 0;
    for (const auto& [line, count] : a.lines) {
        const auto other = b.lines.find(line);
        if (other == b.lines.end()) continue;
        shared += count.bytes * std::min(count.times, other->second.times);
    }
    const std::size_t longer = std::max(a.bytes, b.bytes);
    return longer == 0 ? 0 : static_cast<int>(shared * 100 / longer);
}

std::vector<std::size_t> LikeTexts::candidates(const Text& text) const {
    std::map<std::size_t, std::size_t> in_common;  // index → bytes
    for (const auto& [line, count] : text.lines) {
        const auto found = having_.find(line);
        if (found == having_.end() || found->second.size() > too_common) continue;
        for (const std::size_t index : found->second) in_common[index] += count.bytes;
    }
    std::vector<std::pair<std::size_t, std::size_t>> ranked(in_common.begin(), in_common.end());
    std::ranges::stable_sort(ranked, std::greater<>{},
                             &std::pair<std::size_t, std::size_t>::second);
    ranked.resize(std::min(ranked.size(), most_compared));
    std::vector<std::size_t> indexes;
    for (const auto& [index, bytes] : ranked) indexes.push_back(index);
    return indexes;
}

std::vector<LikeTexts::Match> LikeTexts::like(std::string_view text, int least) const {
    const Text wanted = taken_apart(text);
    std::vector<Match> matches;
    for (const std::size_t index : candidates(wanted)) {
        const int percent = share(wanted, texts_[index]);
        if (percent >= least) matches.push_back({index, percent});
    }
    return matches;
}

}  // namespace confsync::workspace
