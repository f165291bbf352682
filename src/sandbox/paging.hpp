#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sandbox/api.hpp"

namespace confsync::sandbox {

/// Which rows of a v2 listing are asked for.
struct Window {
    std::size_t offset = 0;
    std::size_t limit = 25;
};

/// The window of a request, or the 400 that it deserves: a limit out of 1…`most`, or a cursor
/// that was not made for this listing (quirks.md 99).
std::variant<Window, serve::Response> window_of(const Call& call, std::size_t most = 250);

/// A v2 listing of JSON rows. `more`: rows follow, so there is a next link, in the body and in
/// the Link header (quirks.md 98).
serve::Response v2_listing(const Call& call, const std::vector<std::string>& rows,
                           const Window& window, bool more);

/// The rows of a listing that is short enough to be read whole.
template <class T, class Write>
serve::Response v2_listing_of(const Call& call, const std::vector<T>& all, Write write) {
    const auto window = window_of(call);
    if (const auto* refused = std::get_if<serve::Response>(&window)) return *refused;
    const auto [offset, limit] = std::get<Window>(window);
    const std::size_t end = std::min(all.size(), offset + limit);
    std::vector<std::string> rows;
    for (std::size_t i = offset; i < end; ++i) rows.push_back(write(all[i]));
    return v2_listing(call, rows, {offset, limit}, end < all.size());
}

}  // namespace confsync::sandbox
