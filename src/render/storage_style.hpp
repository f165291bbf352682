#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// A `style` attribute as the server rewrites it: "color:#ff0000; width:20px" becomes
/// "color: rgb(255,0,0);width: 20.0px;" (storage-format.md §14).
std::string canonical_style(std::string_view style);

}  // namespace confsync::render
