#pragma once

#include <string>
#include <string_view>

#include "sandbox/wiki_types.hpp"

namespace confsync::sandbox {

/// What the server keeps of a body that is sent to it: refused when it is not storage format
/// (quirks.md 83), normalised else (72-80). `seed` makes the macro ids of this write.
Outcome<std::string> stored_body(std::string_view sent, std::string_view seed);

}  // namespace confsync::sandbox
