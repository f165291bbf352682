#pragma once

#include <string>
#include <string_view>

#include "sandbox/wiki.hpp"
#include "serve/http.hpp"

namespace confsync::sandbox {

/// What a browser that shows our pages says of itself in each request.
inline constexpr std::string_view person_cookie = "confsync-sandbox=person";

/// One HTML page for people. All members but `title` are HTML.
struct Frame {
    std::string title;    ///< plain text
    std::string sidebar;  ///< "" for pages without a tree
    std::string main;
};

serve::Response framed(const Frame& frame, int status = 200);
/// A page that says what is missing. `what` is plain text.
serve::Response not_found(std::string_view what);

/// "/wiki/spaces/KEY/pages/ID/Any+Title"; folders have an address of their own.
std::string page_url(const Space& space, const Page& page);
std::string space_url(const Space& space);
/// "21 Nov 2026, 09:30 UTC".
std::string readable(Timestamp time);
/// Display name of an account; its id when nobody knows it.
std::string name_of(const Wiki& wiki, const std::string& account);
/// A round mark with a person's initials, as HTML.
std::string avatar(std::string_view name);
/// An `<a>` with escaped address and text.
std::string link_html(std::string_view url, std::string_view text, std::string_view css = {});

/// The space's page tree with the way to `current` open, as HTML.
std::string page_tree(const Wiki& wiki, const Space& space, const std::string& current);
/// Space, then the page's ancestors, as HTML.
std::string breadcrumbs(const Wiki& wiki, const Space& space, const Page& page);

/// Style sheets of the frame and of bodies, as one.
std::string style_sheet();
std::string_view frame_style();
std::string_view body_style();

}  // namespace confsync::sandbox
