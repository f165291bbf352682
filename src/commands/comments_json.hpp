#pragma once

#include <string>
#include <vector>

#include "engine/comment_list.hpp"

namespace confsync::commands {

/// The result of `comments --json`: schemas/comments.schema.json.
std::string comments_document(const std::vector<engine::PageComment>& comments);

}  // namespace confsync::commands
