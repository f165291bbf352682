#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

namespace confsync::commands {

/// The same places with columns in characters instead of bytes. `text_of` gives a file's text, or
/// nothing when it can't be read: its columns stay. Diagnostics of one file should stand together.
Diagnostics in_characters(
    Diagnostics diagnostics,
    const std::function<std::optional<std::string>(const std::string& file)>& text_of);

}  // namespace confsync::commands
