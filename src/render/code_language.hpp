#pragma once

#include <string>
#include <string_view>

#include "render/render_options.hpp"

namespace confsync::render {

/// The value of the code macro's `language` for a fence's info string; empty: leave the parameter
/// out. Data Center shows an error box for a value it doesn't know (storage-format.md §8.2).
std::string code_language(std::string_view info, Flavor flavor);

}  // namespace confsync::render
