#pragma once

#include <string>
#include <string_view>

#include "render/document.hpp"

namespace confsync::render {

/// Reads the YAML block that starts on the first line of `markdown`, if there is one. Faults are
/// appended to `diagnostics` with lines of the file.
FrontMatter read_front_matter(std::string_view markdown, const std::string& file,
                              Diagnostics& diagnostics);

}  // namespace confsync::render
