#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace confsync::render {

/// What a body becomes when it is written over the one the server has now.
struct CarriedOver {
    std::string body;  ///< says what was wanted; equal to it but for the server's own marks
    /// Inline comments, by the `ac:ref` of their markers, in the order of the present body.
    std::vector<std::string> kept;
    std::vector<std::string> lost;  ///< the text they stood on is gone
};

/// `wanted` as it is sent over `present`: what says the same keeps the server's own bytes (macro
/// ids, local ids), so that its history shows only what changed, and comment markers stand around
/// the words they stood around, also where these have moved; never around others
/// (storage-format.md §12, quirks.md 68). A body that does not parse is sent as it is.
CarriedOver carry_over(std::string_view wanted, std::string_view present);

/// The `ac:ref` of every comment marker, each once, in order.
std::vector<std::string> comment_refs(std::string_view storage);

}  // namespace confsync::render
