#pragma once

#include <string>
#include <string_view>

#include "base/environment.hpp"

namespace confsync::commands {

/// Starts $BROWSER, else xdg-open, with the address; it may outlive the program. It sees what
/// variables_for_children() leaves. Throws Error{failed} when there is no such program.
void open_in_browser(const std::string& url, const Environment& environment,
                     std::string_view token);

}  // namespace confsync::commands
