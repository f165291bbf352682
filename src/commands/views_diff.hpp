#pragma once

#include <string>
#include <vector>

#include "commands/style.hpp"
#include "engine/difference.hpp"

namespace confsync::commands {

/// What leads from the page in Confluence to the file: "-" stands there, "+" stands here.
std::string hunks_of(const engine::PageDifference& page);

/// The differences of all pages in git's form. `git apply -R` brings those of Markdown into the
/// files.
std::string diff_human(const std::vector<engine::PageDifference>& pages, const Style& style);

}  // namespace confsync::commands
