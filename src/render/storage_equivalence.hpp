#pragma once

#include <string>
#include <string_view>

#include "render/storage_writer.hpp"

namespace confsync::render {

/// canonical(), and on top of it what Markdown cannot tell apart and no reader of the page sees:
/// where blanks stand at the edge of a mark, ids of tasks, names of languages that mean the same,
/// links whose text is the target's title, the
/// title of an image that has a caption, widths an editor measured, emoticons and characters.
std::string equivalent_form(std::string_view storage, Flavor flavor);

}  // namespace confsync::render
