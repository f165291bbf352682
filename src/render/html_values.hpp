#pragma once

#include <string>
#include <string_view>

#include "render/html.hpp"
#include "render/tree.hpp"

namespace confsync::render {

/// What attributes of HTML say, in the words of storage format.

/// `align`, or `text-align` of `style`; none: nothing that storage format shows.
Align align_of(const HtmlNode& node);

/// The value of one property of a `style` attribute; empty: it isn't there.
std::string_view style_value(std::string_view style, std::string_view property);

/// "rgb(255,0,0)" for a colour as CSS spells it, which is how the server writes it
/// (storage-format.md §14); empty: not a colour, or one that lets the ground through.
std::string rgb_colour(std::string_view css);

/// "#rrggbb", likewise.
std::string hex_colour(std::string_view css);

/// Pixels of "400", "400px" or "400.5"; with `whole` also of a share such as "50%". 0: no size.
int pixels(std::string_view size, int whole = 0);

/// Names both products take for an anchor (storage-format.md §8.15).
bool is_anchor_name(std::string_view name);

}  // namespace confsync::render
