#include <array>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"

namespace confsync::sandbox {

namespace {

Space space_of_page(const Call& call, const std::string& page) {
    return *call.wiki().space(call.wiki().content(page)->space);
}

serve::Response list_attachments(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    const bool trash = call.request.parameter("status") == "trashed";
    std::vector<Attachment> found =
        call.wiki().attachments(page->id, trash ? Status::trashed : Status::current);
    if (const auto name = call.request.parameter("filename"))
        std::erase_if(found, [&](const Attachment& one) { return one.name != *name; });
    if (const auto type = call.request.parameter("mediaType"))
        std::erase_if(found, [&](const Attachment& one) { return one.media_type != *type; });
    const Space space = *call.wiki().space(page->space);
    return v2_listing_of(call, found, [&space](const Attachment& attachment) {
        return attachment_json(attachment, space);
    });
}

/// The attachment of the path; ids without `att` are of the wrong type (quirks.md 66).
std::variant<Attachment, serve::Response> attachment_of_path(const Call& call) {
    const std::string& id = call.path[0];
    if (!id.starts_with("att"))
        return v2_bad_request("Provided value {" + id +
                              "} for 'id' is not the correct type. Expected type is ContentId");
    const auto found = call.wiki().attachment(id);
    if (!found) return v2_refusal(found.refused());
    return *found;
}

serve::Response get_attachment(const Call& call) {
    const auto found = attachment_of_path(call);
    if (const auto* refused = std::get_if<serve::Response>(&found)) return *refused;
    const Attachment& attachment = std::get<Attachment>(found);
    return json_answer(attachment_json(attachment, space_of_page(call, attachment.page)));
}

serve::Response delete_attachment(const Call& call) {
    const auto found = attachment_of_path(call);
    if (const auto* refused = std::get_if<serve::Response>(&found)) return *refused;
    const auto removed =
        call.wiki().remove_attachment(std::get<Attachment>(found).id, flag(call, "purge"));
    return removed ? serve::Response{204} : v2_refusal(removed.refused());
}

serve::Response list_versions(const Call& call) {
    const auto found = attachment_of_path(call);
    if (const auto* refused = std::get_if<serve::Response>(&found)) return *refused;
    const Attachment& attachment = std::get<Attachment>(found);
    return v2_listing_of(call, call.wiki().attachment_versions(attachment.id),
                         [&attachment](const Version& version) {
                             return attachment_version_json(attachment, version);
                         });
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/pages/{}/attachments", list_attachments},
    Route{"GET", "/wiki/api/v2/attachments/{}", get_attachment},
    Route{"DELETE", "/wiki/api/v2/attachments/{}", delete_attachment},
    Route{"GET", "/wiki/api/v2/attachments/{}/versions", list_versions},
};

}  // namespace

std::span<const Route> v2_attachment_routes() { return routes; }

}  // namespace confsync::sandbox
