#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace confsync::render {

/// Pairs of indices, ascending in both.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// What two lists have in common, in order (align.hpp).
Pairs common_subsequence(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// What two sides made of the same lines.
struct ThreeWay {
    std::vector<std::string> ours;    ///< all changes, and our lines where both changed the same
    std::vector<std::string> theirs;  ///< the same with their lines there
    bool meet = false;                ///< both changed the same lines, or neighbours, differently
};

ThreeWay merged_three_ways(const std::vector<std::string>& base,
                           const std::vector<std::string>& ours,
                           const std::vector<std::string>& theirs);

/// The lines of `ours` with the changes that lead from `base` to `theirs`; nothing when both sides
/// changed the same lines.
std::optional<std::vector<std::string>> merged_lines(const std::vector<std::string>& base,
                                                     const std::vector<std::string>& ours,
                                                     const std::vector<std::string>& theirs);

}  // namespace confsync::render
