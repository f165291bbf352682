#pragma once

#include <string>
#include <utility>
#include <vector>

namespace confsync::scenario {

/// What differs from run to run by name: a literal text and the word that stands for it.
using Names = std::vector<std::pair<std::string, std::string>>;

/// The text with everything that differs from run to run replaced by a word in angle brackets:
/// the names given, then UUIDs, times, digests and commit ids, page ids in addresses, durations.
std::string normalise(std::string text, const Names& names);

}  // namespace confsync::scenario
