#pragma once

#include <string>
#include <string_view>

namespace confsync::workspace {

/// A link's destination taken apart; percent-encoding is undone once.
struct Destination {
    enum class Kind {
        empty,
        path,
        fragment,  ///< "#install": a heading of the same page
        url,       ///< http, https, mailto, tel; `path` is the whole address
        data,
        scheme,  ///< any other: javascript, file, …
    };
    Kind kind = Kind::empty;
    std::string path;
    std::string fragment;
    bool operator==(const Destination&) const = default;
};

Destination parse_destination(std::string_view text);

}  // namespace confsync::workspace
