#pragma once

#include <map>
#include <string>
#include <string_view>

#include "render/storage_writer.hpp"

namespace confsync::render {

/// The lines of a file whose words the comments of its page stand on, by `ac:ref`. `rendered` is
/// what the file renders to, `present` the page's body with the markers. Comments on words that
/// the file does not have are left out.
std::map<std::string, int> comment_lines(std::string_view file, const Rendered& rendered,
                                         std::string_view present, Flavor flavor);

}  // namespace confsync::render
