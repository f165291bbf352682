#pragma once

#include <string>

#include "workspace/page_tree.hpp"

namespace confsync::workspace {

struct WantedTitle {
    std::string title;
    Place place;
    Diagnostics diagnostics;  ///< errors: empty, or longer than the server takes
};

/// The title a page asks for: the first of the configured sources that has one, with the prefix.
WantedTitle title_of(const PageNode& node, const PagesConfig& config);

/// What the text itself calls the page: without prefix and before clashes are settled. A first
/// heading that says the same is not repeated in the body.
std::string own_title(const PageNode& node, const PagesConfig& config);

/// The page's own and the configured labels: lower case, sorted, each once. Those the server would
/// refuse or split are dropped with a warning.
std::vector<std::string> labels_of(const PageNode& node, const PagesConfig& config,
                                   Diagnostics& diagnostics);

}  // namespace confsync::workspace
