#pragma once

#include <vector>

#include "render/block_lines.hpp"
#include "render/block_map.hpp"

namespace confsync::render {

/// Gives each group the lines that show nothing by themselves and yet are a part of it: above it
/// the directive that is about it, below it the end tags of raw HTML that its lines begin with.
void take_in_silent_lines(std::vector<FileGroup>& groups, const Rendered& rendered,
                          const BlockLines& lines);

}  // namespace confsync::render
