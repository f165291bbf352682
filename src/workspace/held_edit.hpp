#pragma once

#include <string>

namespace confsync::workspace {

/// True when all that leads from the text `before` to `after` is in `present`: merging it changes
/// nothing. A conflict that `after` marks is in it once it was decided: its lines are not those of
/// `before` any more.
bool holds_edit(const std::string& before, const std::string& present, const std::string& after);

}  // namespace confsync::workspace
