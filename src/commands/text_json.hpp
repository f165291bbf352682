#pragma once

#include <string>
#include <utility>
#include <vector>

namespace confsync::commands {

/// A flat JSON object of texts, for the results that are no more than that.
std::string text_object(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace confsync::commands
