#include "sandbox/api.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "sandbox/answers_json.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view v2_root = "/wiki/api/v2/";
constexpr std::string_view v1_root = "/wiki/rest/api/";
constexpr std::string_view tenant_info = "/_edge/tenant_info";

const std::vector<Route>& routes() {
    static const std::vector<Route> all = [] {
        std::vector<Route> rows;
        for (const auto table :
             {v2_space_routes(), v2_page_routes(), v2_page_write_routes(), v2_tree_routes(),
              v2_label_and_property_routes(), v2_attachment_routes(), v2_comment_routes(),
              v2_folder_routes(), v1_content_routes(), v1_attachment_routes(), v1_label_routes(),
              v1_user_routes()})
            rows.insert(rows.end(), table.begin(), table.end());
        return rows;
    }();
    return all;
}

/// The captured segments when the path has the pattern's form.
std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string_view>& path) {
    const std::vector<std::string_view> wanted = split(pattern, '/');
    if (wanted.size() != path.size()) return std::nullopt;
    std::vector<std::string> captured;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "{}")
            captured.push_back(percent_decoded(path[i]).value_or(std::string(path[i])));
        else if (wanted[i] != path[i])
            return std::nullopt;
    }
    return captured;
}

bool is_v2(const serve::Request& request) { return request.path.starts_with(v2_root); }

serve::Response without_credentials(const serve::Request& request) {
    if (is_v2(request)) return v2_error(404, "NOT_FOUND", "Not Found");
    const bool search = request.path.starts_with("/wiki/rest/api/search");
    return v1_error(403, "PermissionException",
                    search ? "Current user not permitted to use Confluence"
                           : "caller cannot access Confluence");
}

serve::Response no_route(const serve::Request& request, const std::string& allowed) {
    if (allowed.empty()) return edge_html(404, "Oops, you've found a dead link.");
    serve::Response response = is_v2(request)
                                   ? v2_error(405, "METHOD_NOT_ALLOWED", "Method Not Allowed")
                                   : serve::Response{405};
    response.headers.push_back({"allow", allowed});
    return response;
}

serve::Response dispatch(const serve::Request& request, const Site& site) {
    const std::vector<std::string_view> path = split(request.path, '/');
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    std::string allowed;
    for (const Route& route : routes()) {
        auto captured = match(route.pattern, path);
        if (!captured) continue;
        if (route.method == method) return route.action({request, site, std::move(*captured)});
        if (route.method == "GET") allowed = "HEAD,GET,OPTIONS";
    }
    return no_route(request, allowed);
}

bool is_encoded_slash(std::string_view path) {
    return path.find("%2F") != std::string_view::npos || path.find("%2f") != std::string_view::npos;
}

}  // namespace

bool is_api(std::string_view path) {
    return path.starts_with(v2_root) || path.starts_with(v1_root) || path == tenant_info ||
           path.starts_with("/wiki/download/");
}

std::string route_of(const serve::Request& request) {
    const std::vector<std::string_view> path = split(request.path, '/');
    for (const Route& route : routes())
        if (route.method == request.method && match(route.pattern, path))
            return fmt::format("{} {}", route.method, route.pattern);
    return fmt::format("{} (no route)", request.method);
}

serve::Response answer_media(const serve::Request& request, const Site& site) {
    if (request.header("Authorization"))
        return serve::plain_text("credentials of the site must not be sent to the media host\n",
                                 400);
    if (request.parameter("token") != site.media_token)
        return serve::plain_text("the token is not valid\n", 403);
    const auto path = serve::path_segments(request.path);
    const auto media = path && path->size() > 2 ? site.wiki.media((*path)[2]) : std::nullopt;
    if (!media) return serve::plain_text("no such file\n", 404);
    return {200, media->first, media->second, {{"X-Content-Type-Options", "nosniff"}}};
}

serve::Response answer_api(const serve::Request& request, const Site& site) {
    if (request.path == tenant_info) return tenant_json(site.wiki.cloud_id());
    // Tomcat refuses these before anything of Confluence sees them (quirks.md 57).
    if (is_encoded_slash(request.path)) return edge_html(400, "HTTP Status 400 – Bad Request");
    if (request.header("Authorization") != site.authorization) return without_credentials(request);
    store::Transaction whole = site.wiki.transaction();
    serve::Response response = dispatch(request, site);
    if (response.status < 400) whole.commit();
    return response;
}

}  // namespace confsync::sandbox
