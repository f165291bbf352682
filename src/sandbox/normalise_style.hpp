#pragma once

#include <string>
#include <string_view>

namespace confsync::sandbox {

/// A style attribute as Cloud stores it: "#ff5630" → "rgb(255,86,48)", "20px" → "20.0px",
/// "text-align: start" → "" (quirks.md 75, storage-format.md §14).
std::string normalised_style(std::string_view style);

}  // namespace confsync::sandbox
