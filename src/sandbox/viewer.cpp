#include "sandbox/viewer.hpp"

#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

using Action = serve::Response (*)(const Visit&);

/// `{}` stands for one segment.
struct Route {
    std::string_view method;
    std::string_view pattern;
    Action action;
};

serve::Response go_to_spaces(const Visit& /*visit*/) { return serve::see_other("/wiki"); }

constexpr Route routes[] = {
    {"GET", "/", go_to_spaces},
    {"GET", "/wiki", show_spaces},
    {"GET", "/wiki/spaces", show_spaces},
    {"GET", "/wiki/_static/viewer.css", show_style},
    {"GET", "/wiki/spaces/{}", show_overview},
    {"GET", "/wiki/spaces/{}/overview", show_overview},
    {"GET", "/wiki/spaces/{}/folder/{}", show_folder},
    {"GET", "/wiki/spaces/{}/pages/edit-v2/{}", show_edit_form},
    {"GET", "/wiki/spaces/{}/pages/{}/history", show_history},
    {"GET", "/wiki/spaces/{}/pages/{}", show_page},
    {"GET", "/wiki/spaces/{}/pages/{}/{}", show_page},
    {"GET", "/wiki/pages/viewpage.action", show_page_by_query},
    {"GET", "/wiki/pages/edit/{}", show_edit_form},
    {"POST", "/wiki/pages/edit/{}", save_edit},
    {"POST", "/wiki/pages/tasks/{}", tick_task},
    {"GET", "/wiki/download/attachments/{}/{}", download},
};

std::optional<std::vector<std::string>> match(std::string_view pattern,
                                              const std::vector<std::string>& path) {
    const auto wanted = serve::path_segments(pattern);
    if (!wanted || wanted->size() != path.size()) return std::nullopt;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if ((*wanted)[i] == "{}")
            found.push_back(path[i]);
        else if ((*wanted)[i] != path[i])
            return std::nullopt;
    }
    return found;
}

}  // namespace

std::optional<serve::Response> view(const serve::Request& request, Wiki& wiki,
                                    const serve::Csrf& csrf) {
    const auto path = serve::path_segments(request.path);
    if (!path) return std::nullopt;
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    for (const Route& route : routes) {
        if (route.method != method) continue;
        auto found = match(route.pattern, *path);
        if (!found) continue;
        store::Transaction whole = wiki.transaction();
        serve::Response response = route.action({request, wiki, csrf, std::move(*found)});
        whole.commit();
        return response;
    }
    return std::nullopt;
}

bool is_persons_download(const serve::Request& request) {
    const std::string cookies = request.header("Cookie").value_or("");
    return request.path.starts_with("/wiki/download/") && !request.header("Authorization") &&
           cookies.find(person_cookie) != std::string::npos;
}

}  // namespace confsync::sandbox
