#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/wiki.hpp"
#include "serve/http.hpp"

namespace confsync::sandbox {

/// What the calls of the API need to know of the site they are served from.
struct Site {
    Wiki& wiki;
    std::string origin;         ///< "http://127.0.0.1:PORT"
    User account;               ///< who the credentials stand for
    std::string authorization;  ///< the only accepted value of that header
    std::string media_path;     ///< first segment of media addresses (quirks.md 64)
    std::string media_token;

    /// `_links.base`: the address people use.
    std::string base() const { return origin + "/wiki"; }
};

/// One call of the API on its way to an answer.
struct Call {
    const serve::Request& request;
    const Site& site;
    std::vector<std::string> path{};  ///< what the `{}` of the pattern stood for

    Wiki& wiki() const { return site.wiki; }
    const std::string& me() const { return site.account.account_id; }
};

using Action = serve::Response (*)(const Call&);

/// A row of the table of calls. `{}` in the pattern stands for one segment.
struct Route {
    std::string_view method;
    std::string_view pattern;
    Action action;
};

std::span<const Route> v2_space_routes();
std::span<const Route> v2_page_routes();
std::span<const Route> v2_page_write_routes();
std::span<const Route> v2_tree_routes();
std::span<const Route> v2_label_and_property_routes();
std::span<const Route> v2_attachment_routes();
std::span<const Route> v2_comment_routes();
std::span<const Route> v2_folder_routes();
std::span<const Route> v1_content_routes();
std::span<const Route> v1_attachment_routes();
std::span<const Route> v1_label_routes();
std::span<const Route> v1_user_routes();

/// True for addresses the API answers, as opposed to pages for people.
bool is_api(std::string_view path);

/// "PUT /wiki/api/v2/pages/{}": the row of the table that answers a request, for counting.
std::string route_of(const serve::Request& request);

/// The media service, where a redirected download ends: the address's own token opens it, and a
/// request that carries Authorization is refused (quirks.md 64).
serve::Response answer_media(const serve::Request& request, const Site& site);

/// Answers a call: credentials first (quirks.md 1, 2), then the table, as one transaction.
serve::Response answer_api(const serve::Request& request, const Site& site);

}  // namespace confsync::sandbox
