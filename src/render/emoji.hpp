#pragma once

#include <string_view>

namespace confsync::render {

/// The character that GitHub shows for `:name:`; empty: it shows none.
std::string_view emoji_named(std::string_view name);

}  // namespace confsync::render
