#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace confsync::render {

/// One item that both sequences hold: its index in each.
struct Match {
    std::size_t left = 0;
    std::size_t right = 0;
    bool operator==(const Match&) const = default;
};

/// What two sequences have in common, in order: a longest common subsequence while they differ in
/// up to about a thousand items; beyond that, what stands once in each guides it. Time grows with
/// the length times the number of differences, which is bounded so.
std::vector<Match> align(const std::vector<std::uint32_t>& left,
                         const std::vector<std::uint32_t>& right);

}  // namespace confsync::render
