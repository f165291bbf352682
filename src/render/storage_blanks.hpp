#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// A printed canonical form with the blanks at the edges of marks outside of them, without marks
/// around nothing and without a blank beside another. Code keeps its own.
std::string with_blanks_outside(std::string_view form);

}  // namespace confsync::render
