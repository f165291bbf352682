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
        url,       ///< http, https, ftp, mailto, tel; `path` is the whole address
        data,
        title,    ///< a page of Confluence by its title, which is `path`
        page_id,  ///< a page of Confluence by its id, which is `path`
        scheme,   ///< any other: javascript, file, …
    };
    Kind kind = Kind::empty;
    std::string path;
    std::string fragment;
    std::string space = {};  ///< of a title: the space's key; empty: the one of the link's page
    bool operator==(const Destination&) const = default;
};

/// Pages of Confluence are "ac:TITLE", "confluence:KEY:TITLE", and "confluence-page://" before an
/// id, a title or KEY/TITLE (confsync.toml(5)).
Destination parse_destination(std::string_view text);

}  // namespace confsync::workspace
