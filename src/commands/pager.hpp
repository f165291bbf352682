#pragma once

#include <string_view>

#include "base/environment.hpp"

namespace confsync::commands {

/// Shows a text in $CONFSYNC_PAGER, $PAGER or less, which get the terminal until they end, as git's
/// do. `token` as in variables_for_children(). False when none could be started, or "cat" is named:
/// the text is to be printed.
bool show_in_pager(std::string_view text, const Environment& environment,
                   std::string_view token = {});

}  // namespace confsync::commands
