#pragma once

#include <string>

#include "render/storage_nodes.hpp"

namespace confsync::render {

/// The characters an `ac:emoticon` shows, in the order of storage-format.md §9: its fallback, its
/// id, its name, else its short name.
std::string emoticon_text(const StorageNode& emoticon);

}  // namespace confsync::render
