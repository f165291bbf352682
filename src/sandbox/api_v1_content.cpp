#include <fmt/format.h>

#include <array>
#include <map>

#include "sandbox/requests_json.hpp"
#include "sandbox/v1_listing.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t most_archived = 300;

serve::Response bad_request(std::string_view text) {
    return v1_error(400, "BadRequestException", text);
}

serve::Response move_page(const Call& call) {
    static const std::map<std::string, Placement> placements{
        {"append", Placement::append}, {"before", Placement::before}, {"after", Placement::after}};
    const auto placement = placements.find(call.path[1]);
    if (placement == placements.end())
        return bad_request(fmt::format("Invalid position: {}", call.path[1]));
    const auto moved = call.wiki().move(call.path[0], placement->second, call.path[2]);
    if (!moved) return v1_refusal(moved.refused());
    return json_answer(moved_json(moved->id));
}

serve::Response archive_pages(const Call& call) {
    const auto ids = read_archive(call.request.body);
    if (!ids || ids->empty()) return bad_request("The pages' ids must be numbers");
    if (ids->size() > most_archived) return bad_request("At most 300 pages can be archived");
    const auto task = call.wiki().archive_all(*ids);
    // Ids that are no current pages are a bad request here, not a 404 (quirks.md 47).
    if (!task) return bad_request(fmt::format("Cannot archive content {}", task.refused().text));
    return json_answer(task_started_json(*task), 202);
}

serve::Response long_task(const Call& call) {
    if (!call.wiki().has_task(call.path[0]))
        return v1_error(404, "NotFoundException", "No task found with id: " + call.path[0]);
    return json_answer(task_done_json(call.path[0], call.site.base()));
}

serve::Response restore_version(const Call& call) {
    const auto restore = read_version_restore(call.request.body);
    if (!restore) return bad_request("operationKey, versionNumber and message are required");
    const auto page = call.wiki().restore_version(call.path[0], restore->number, restore->message,
                                                  restore->with_title, call.me());
    if (!page) return v1_refusal(page.refused());
    return json_answer(v1_version_json(page->version, call.site.account));
}

serve::Response children_of_kind(const Call& call, Kind kind) {
    const auto parent = call.wiki().content(call.path[0]);
    if (!parent) return v1_refusal({Refusal::purged, call.path[0]});
    std::vector<Page> children = call.wiki().children(parent->id);
    std::erase_if(children, [kind](const Page& child) { return child.kind != kind; });
    const Space space = *call.wiki().space(parent->space);
    return v1_listing_of(call, children, [&](const Page& child) {
        return v1_page_json(child, space, call.site.base());
    });
}

serve::Response child_pages(const Call& call) { return children_of_kind(call, Kind::page); }
serve::Response child_folders(const Call& call) { return children_of_kind(call, Kind::folder); }

serve::Response pages_of_space(const Call& call) {
    const auto space = call.wiki().space_by_key(call.path[0]);
    if (!space)
        return v1_error(
            404, "ResponseStatusException",
            fmt::format("404 NOT_FOUND \"No space found with key : {}\"", call.path[0]));
    PageQuery query;
    query.spaces = {space->id};
    query.statuses = {Status::current};
    query.roots_only = call.request.parameter("depth") == "root";
    return v1_listing_of(call, call.wiki().pages(query), [&](const Page& page) {
        return v1_page_json(page, *space, call.site.base());
    });
}

/// What Atlassian took out of v1. The site's own host still answers some of it today; the sandbox
/// is as strict as the gateway, so that nobody comes to rely on it (quirks.md 49).
serve::Response gone(const Call&) {
    return v1_error(410, "GoneException", "This deprecated endpoint has been removed.");
}

constexpr std::array routes{
    Route{"PUT", "/wiki/rest/api/content/{}/move/{}/{}", move_page},
    Route{"POST", "/wiki/rest/api/content/archive", archive_pages},
    Route{"GET", "/wiki/rest/api/longtask/{}", long_task},
    Route{"POST", "/wiki/rest/api/content/{}/version", restore_version},
    Route{"GET", "/wiki/rest/api/content/{}/child/page", child_pages},
    Route{"GET", "/wiki/rest/api/content/{}/child/folder", child_folders},
    Route{"GET", "/wiki/rest/api/space/{}/content/page", pages_of_space},
    Route{"GET", "/wiki/rest/api/content", gone},
    Route{"POST", "/wiki/rest/api/content", gone},
    Route{"GET", "/wiki/rest/api/content/{}", gone},
    Route{"PUT", "/wiki/rest/api/content/{}", gone},
    Route{"DELETE", "/wiki/rest/api/content/{}", gone},
    Route{"GET", "/wiki/rest/api/content/{}/property", gone},
    Route{"POST", "/wiki/rest/api/content/{}/property", gone},
    Route{"GET", "/wiki/rest/api/space", gone},
};

}  // namespace

std::span<const Route> v1_content_routes() { return routes; }

}  // namespace confsync::sandbox
