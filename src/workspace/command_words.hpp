#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::workspace {

/// The words of a command line, parted by blanks; "…" and '…' hold words with blanks together, and
/// nothing else has a meaning. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> command_words(std::string_view line);

}  // namespace confsync::workspace
