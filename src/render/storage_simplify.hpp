#pragma once

#include <pugixml.hpp>

namespace confsync::render {

/// Takes out of the tree what the server or an editor adds without meaning, and gives equal
/// things one spelling (storage-format.md §14).
void simplify(pugi::xml_node parent);

}  // namespace confsync::render
