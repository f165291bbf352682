#pragma once

#include <string>

#include "base/environment.hpp"

namespace confsync::commands {

/// Starts $BROWSER, else xdg-open, with the address; it may outlive the program. It gets none of
/// our CONFSYNC_ variables. Throws Error{failed} when there is no such program.
void open_in_browser(const std::string& url, const Environment& environment);

}  // namespace confsync::commands
