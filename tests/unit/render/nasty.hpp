#pragma once

#include <string>
#include <vector>

namespace confsync::render::test {

/// Markdown at its edges: each is legal text, and each has broken some renderer.
std::vector<std::string> nasty_inputs();

/// The Markdown files of the corpora beside the checkout; empty when they are not there.
std::vector<std::string> corpus_files();

}  // namespace confsync::render::test
