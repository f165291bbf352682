#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "commands/context.hpp"
#include "workspace/config.hpp"

namespace confsync::commands {

/// What `preview` shows.
struct PreviewScope {
    std::filesystem::path root;  ///< canonical; nothing outside it is shown
    workspace::Config config;    ///< the project's, or one that says nothing special
    std::string start;           ///< file or folder to begin with, relative to the root
    bool whole = true;  ///< every page of the trees; else `start` and what one gets to from there
};

/// Of a file or folder as the user typed it; without one, the trees of the configuration or the
/// current folder. A configuration counts when its repository is the current one and PATH is in
/// one of its trees. Throws Error{not_found, usage}.
PreviewScope preview_scope(const std::optional<std::string>& path, Context& context);

}  // namespace confsync::commands
