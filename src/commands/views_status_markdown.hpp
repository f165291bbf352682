#pragma once

#include <string>

#include "engine/plan.hpp"

namespace confsync::commands {

/// `status --markdown`: what differs, as an issue that a nightly run opens. What waits for a person
/// stands first, then what happened in Confluence. Fits an issue; names nobody.
std::string status_markdown(const engine::Plan& plan);

}  // namespace confsync::commands
