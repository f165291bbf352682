#include <fmt/format.h>

#include <array>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/requests_json.hpp"

namespace confsync::sandbox {

namespace {

serve::Response one_folder(const Call& call, const Page& folder) {
    return json_answer(folder_json(folder, *call.wiki().space(folder.space), call.site.base()));
}

serve::Response no_folder(const Call& call) {
    return v2_error(404, "NOT_FOUND", fmt::format("Content with id: [{}] not found", call.path[0]));
}

serve::Response get_folder(const Call& call) {
    const auto folder = call.wiki().content(call.path[0]);
    if (!folder || folder->kind != Kind::folder) return no_folder(call);
    return one_folder(call, *folder);
}

serve::Response create_folder(const Call& call) {
    const auto write = read_page_write(call.request.body);
    if (!write || !write->space || !write->title)
        return v2_bad_request("spaceId and title are required");
    NewPage folder{*write->space, *write->title, "", write->parent};
    folder.kind = Kind::folder;
    const auto made = call.wiki().create(folder, call.me());
    return made ? one_folder(call, *made) : v2_refusal(made.refused());
}

serve::Response delete_folder(const Call& call) {
    return call.wiki().delete_folder(call.path[0]) ? serve::Response{204} : no_folder(call);
}

/// Folders cannot be listed; the real server breaks over it (quirks.md 45).
serve::Response list_folders(const Call&) {
    return v2_error(500, "INTERNAL_SERVER_ERROR", "Internal Server Error");
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/folders", list_folders},
    Route{"POST", "/wiki/api/v2/folders", create_folder},
    Route{"GET", "/wiki/api/v2/folders/{}", get_folder},
    Route{"DELETE", "/wiki/api/v2/folders/{}", delete_folder},
};

}  // namespace

std::span<const Route> v2_folder_routes() { return routes; }

}  // namespace confsync::sandbox
