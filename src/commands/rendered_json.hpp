#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace confsync::commands {

/// A page as `render --json` tells it.
struct RenderedPage {
    std::string file;
    std::string body;  ///< empty when it was written to a file, or left out
    std::string output;
};

std::string rendered_document(const std::vector<RenderedPage>& pages,
                              const Diagnostics& diagnostics);

/// Result of a command that only finds things: {"diagnostics": […]}.
std::string findings_document(const Diagnostics& diagnostics);

}  // namespace confsync::commands
