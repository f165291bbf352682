#pragma once

#include <string>

#include "render/convert.hpp"

namespace confsync::commands {

/// What `convert --json` tells: the Markdown and what it refers to.
std::string converted_document(const std::string& file, const render::Converted& converted);

}  // namespace confsync::commands
