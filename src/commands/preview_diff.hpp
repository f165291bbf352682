#pragma once

#include <string>
#include <string_view>

#include "render/storage_writer.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

/// Two bodies as HTML beside each other, block by block; what says the same is marked as such.
/// Both must be bodies the server takes, else Error{failed}.
std::string compared_html(std::string_view before, std::string_view after, render::Flavor flavor,
                          const sandbox::Surroundings& surroundings);

}  // namespace confsync::commands
