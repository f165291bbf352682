#pragma once

#include <string>

namespace confsync::sandbox {

/// The named entities of HTML 4 that XML itself does not know, as the declarations of an internal
/// DTD subset, on one line. They are the only names the server knows (storage-format.md §17).
std::string html4_entity_declarations();

}  // namespace confsync::sandbox
