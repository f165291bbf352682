#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "commands/style.hpp"
#include "engine/comment_list.hpp"

namespace confsync::commands {

/// A comment's text as Markdown, on one line.
std::string text_of(const engine::PageComment& comment);

/// "today", "yesterday", "12 days ago"; from two months on the day itself.
std::string age_of(Timestamp written, Timestamp now);

std::string comments_human(const std::vector<engine::PageComment>& comments, Timestamp now,
                           const Style& style);

/// A list for a pull request: no name in it calls anybody, no text of it is a tag.
std::string comments_markdown(const std::vector<engine::PageComment>& comments, Timestamp now);

}  // namespace confsync::commands
