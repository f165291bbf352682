#pragma once

#include <string_view>

#include "render/respell.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// Parses `markdown` (UTF-8, front matter removed) with cmark-gfm into `tree`. `source` says where
/// its lines stand in the file, `lines_before` is added to every line. Safe from several threads,
/// which take turns at the inlines.
void parse_markdown(std::string_view markdown, int lines_before, const SourceLines& source,
                    Tree& tree);

}  // namespace confsync::render
