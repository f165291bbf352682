#include <array>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/requests_json.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t longest_request = 5 * 1024 * 1024;

std::optional<serve::Response> size_refusal(const Call& call) {
    if (call.request.body.size() <= longest_request) return std::nullopt;
    return v2_error(413, "REQUEST_ENTITY_TOO_LARGE", "The request is larger than 5 MB");
}

serve::Response answer(const Call& call, const Outcome<Page>& outcome) {
    return outcome ? one_page(call, *outcome) : v2_refusal(outcome.refused());
}

bool is_other_representation(const PageWrite& write) {
    return write.body && write.representation && *write.representation != "storage";
}

serve::Response create_page(const Call& call) {
    if (const auto refused = size_refusal(call)) return *refused;
    const auto write = read_page_write(call.request.body);
    if (!write) return v2_bad_request("The request body is not a page");
    if (!write->space) return v2_bad_request("spaceId is required");
    const bool draft = write->status == "draft";
    if (!draft && !write->title) return v2_bad_request("Title is required");
    if (is_other_representation(*write)) return v2_bad_request("only storage is served here");
    NewPage page{*write->space, write->title.value_or("Untitled"), write->body.value_or(""),
                 write->parent};
    page.root_level = flag(call, "root-level");
    if (draft) page.status = Status::draft;
    if (page.root_level && page.parent)
        return v2_bad_request("A root-level page cannot have a parentId");
    return answer(call, call.wiki().create(page, call.me()));
}

/// What a PUT must carry (quirks.md 28), in the order in which it is missed.
std::optional<serve::Response> missing_field(const PageWrite& write) {
    if (!write.id) return v2_bad_request("id is required");
    if (!write.status) return v2_bad_request("status is required");
    if (!write.title) return v2_bad_request("title is required");
    if (!write.body) return v2_bad_request("body is required");
    if (!write.version) return v2_bad_request("version is required");
    return std::nullopt;
}

std::optional<serve::Response> put_refusal(const Call& call, const PageWrite& write) {
    if (auto refused = missing_field(write)) return refused;
    if (*write.id != call.path[0])
        return v2_bad_request("The id of the path and of the body differ");
    if (is_other_representation(write)) return v2_bad_request("only storage is served here");
    return std::nullopt;
}

serve::Response save_draft(const Call& call, const PageWrite& write) {
    if (*write.version != 1) return v2_bad_request("The version of a draft must be 1");
    return answer(call, call.wiki().save_draft(call.path[0], *write.title, *write.body));
}

serve::Response update_page(const Call& call) {
    if (const auto refused = size_refusal(call)) return *refused;
    const auto write = read_page_write(call.request.body);
    if (!write) return v2_bad_request("The request body is not a page");
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    if (const auto refused = put_refusal(call, *write)) return *refused;
    if (write->status == "draft") return save_draft(call, *write);
    if (write->status != "current") return v2_bad_request("Invalid status");
    if (page->status == Status::trashed)
        return answer(call, call.wiki().untrash(page->id, *write->version, call.me()));
    return answer(call, call.wiki().edit({page->id, *write->version, *write->title, *write->body,
                                          write->parent, write->message, write->minor_edit},
                                         call.me()));
}

serve::Response update_title(const Call& call) {
    const auto write = read_page_write(call.request.body);
    if (!write || !write->title || !write->status)
        return v2_bad_request("status and title are required");
    return answer(call, call.wiki().retitle(call.path[0], *write->title, call.me()));
}

serve::Response purge_page(const Call& call, const Outcome<Page>& page) {
    // The real server stumbles over content that is gone already (quirks.md 35).
    if (!page && page.refused().why == Refusal::purged)
        return v2_error(500, "INTERNAL_SERVER_ERROR", "Internal Server Error");
    const auto purged = call.wiki().purge(call.path[0]);
    return purged ? serve::Response{204} : v2_refusal(purged.refused());
}

serve::Response delete_page(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (flag(call, "purge") || (!page && page.refused().why == Refusal::purged))
        return purge_page(call, page);
    if (page && page->status == Status::trashed) return v2_refusal({Refusal::no_page, page->id});
    const auto trashed = call.wiki().trash(call.path[0]);
    return trashed ? serve::Response{204} : v2_refusal(trashed.refused());
}

constexpr std::array routes{
    Route{"POST", "/wiki/api/v2/pages", create_page},
    Route{"PUT", "/wiki/api/v2/pages/{}", update_page},
    Route{"PUT", "/wiki/api/v2/pages/{}/title", update_title},
    Route{"DELETE", "/wiki/api/v2/pages/{}", delete_page},
};

}  // namespace

std::span<const Route> v2_page_write_routes() { return routes; }

}  // namespace confsync::sandbox
