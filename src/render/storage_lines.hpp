#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// A body for people to compare: a line ends where a block, an item or a row ends. Tags of inline
/// comments and blanks between blocks are left out, all other bytes stand as they are.
std::string storage_lines(std::string_view storage);

}  // namespace confsync::render
