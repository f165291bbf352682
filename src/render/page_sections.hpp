#pragma once

#include <optional>
#include <string_view>

#include "render/storage_nodes.hpp"

namespace confsync::render {

/// A section of a layout that is one column of the usual width: nobody sees that it is there.
bool is_plain_section(const StorageNode& section);

/// The nodes of a body as read_nodes() gives them, without the layout around it: what stands in
/// plain sections stands by itself, every other section is a layout of its own whose source is the
/// section's. Cloud's editor wraps a whole page as soon as one part of it has columns
/// (storage-format.md §11).
std::optional<StorageNode> read_page(std::string_view storage);

}  // namespace confsync::render
