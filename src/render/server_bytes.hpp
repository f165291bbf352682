#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// `wanted` with every part that `present` says in the same way replaced by the bytes of
/// `present`: whole blocks, and inside a changed one the tags and the parts that did not change.
/// Both must be readable (storage.hpp).
std::string with_server_bytes(std::string_view wanted, std::string_view present);

}  // namespace confsync::render
