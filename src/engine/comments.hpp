#pragma once

#include <string>
#include <vector>

#include "engine/facts.hpp"

namespace confsync::engine {

/// Writes the page's wanted body over `present`. The server is asked for comments only when their
/// markers stand in the text.
void carry_over(PageFacts& page, const std::string& present, Remote& remote,
                const Cancellation& cancel);

/// Replaces account ids by names, one request for all pages.
void name_commenters(const std::vector<PageFacts*>& pages, Remote& remote,
                     const Cancellation& cancel);

void judge_markers(PageFacts& page, bool refuse_lost);

/// "1 open comment by Ada kept", and for each that loses its place a warning.
std::vector<std::string> comment_notes(const PageFacts& page);
Diagnostics comment_warnings(const PageFacts& page);

}  // namespace confsync::engine
