#pragma once

#include <string>
#include <string_view>

namespace confsync::sandbox {

/// The name of the hue that a colour of the content ("#deebff", "rgb(7,71,166)") is nearest to:
/// grey, red, orange, yellow, green, teal, blue, purple; "" when it is no colour or plain black or
/// white. Pages show hues, so that they stay readable in the dark and need no inline style.
std::string_view hue_of(std::string_view colour);

/// The value of a property of a style attribute, trimmed: ("color: red; x: y", "color") → "red".
std::string_view style_value(std::string_view style, std::string_view property);

}  // namespace confsync::sandbox
