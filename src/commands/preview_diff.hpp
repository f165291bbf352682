#pragma once

#include <string>

#include "commands/preview_pages.hpp"
#include "commands/published_pages.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

/// Two versions of a page as HTML beside each other, block by block; what says the same is marked
/// as such. The bodies must be such as the server takes, else Error{failed}.
std::string compared_html(const PublishedPage& before, const PreviewPage& after,
                          render::Flavor flavor, const sandbox::Surroundings& surroundings);

}  // namespace confsync::commands
