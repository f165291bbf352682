#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace confsync::render::test {

/// The source of each block at the top of a document, as cmark-gfm sees them.
std::vector<std::string> top_blocks(const std::string& markdown);

/// What a reader sees of cmark-gfm's own HTML, blanks left out.
std::string visible_in_html(const std::string& markdown);

/// True when cmark-gfm finds raw HTML in it.
bool holds_raw_html(const std::string& markdown);

}  // namespace confsync::render::test
