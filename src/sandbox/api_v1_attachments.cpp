#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/v1_listing.hpp"

namespace confsync::sandbox {

namespace {

/// A text part without a charset is read as Latin-1 (quirks.md 62).
std::string text_of(const serve::Part& part) {
    if (lower_case(part.content_type).find("charset=utf-8") != std::string::npos)
        return part.content;
    std::string text;
    for (const char byte : part.content) append_utf8(text, static_cast<unsigned char>(byte));
    return text;
}

std::string text_field(const Call& call, std::string_view name) {
    for (const serve::Part& part : call.request.parts)
        if (part.name == name && part.file_name.empty()) return text_of(part);
    return {};
}

Upload upload_of(const Call& call, const serve::Part& part) {
    Upload upload;
    upload.page = call.path[0];
    upload.name = nfc(part.file_name.substr(part.file_name.rfind('/') + 1));
    upload.media_type = part.content_type.empty() ? "application/octet-stream" : part.content_type;
    upload.bytes = part.content;
    upload.comment = text_field(call, "comment");
    upload.minor_edit = text_field(call, "minorEdit") == "true";
    return upload;
}

std::string written(const Call& call, const Attachment& attachment) {
    return v1_attachment_json(attachment, author_of(call, attachment.version.author),
                              call.site.base());
}

serve::Response list_attachments(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v1_refusal(page.refused());
    std::vector<Attachment> found = call.wiki().attachments(page->id, Status::current);
    if (const auto name = call.request.parameter("filename"))
        std::erase_if(found, [&](const Attachment& one) { return one.name != *name; });
    return v1_listing_of(call, found, [&](const Attachment& one) { return written(call, one); });
}

enum class Existing { refuse, replace };

Outcome<Attachment> store(const Call& call, const Upload& upload, Existing existing) {
    const auto held = call.wiki().attachment_named(upload.page, upload.name);
    if (held && existing == Existing::replace)
        return call.wiki().replace_attachment(held->id, upload, call.me());
    return call.wiki().attach(upload, call.me());
}

/// What every upload must have (quirks.md 10).
std::optional<serve::Response> upload_refusal(const Call& call) {
    const std::string token = call.request.header("X-Atlassian-Token").value_or("");
    if (token != "no-check" && token != "nocheck")
        return v1_error(403, "PermissionException", "XSRF check failed");
    for (const serve::Part& part : call.request.parts)
        if (part.name == "file" && !part.file_name.empty()) return std::nullopt;
    return v1_error(400, "BadRequestException", "A part named file is required");
}

serve::Response upload_all(const Call& call, Existing existing) {
    if (const auto refused = upload_refusal(call)) return *refused;
    std::vector<Attachment> stored;
    for (const serve::Part& part : call.request.parts) {
        if (part.name != "file") continue;
        const auto attachment = store(call, upload_of(call, part), existing);
        if (!attachment) return v1_refusal(attachment.refused());
        stored.push_back(*attachment);
    }
    return v1_listing_of(call, stored, [&](const Attachment& one) { return written(call, one); });
}

serve::Response create_attachments(const Call& call) { return upload_all(call, Existing::refuse); }
serve::Response create_or_update_attachments(const Call& call) {
    return upload_all(call, Existing::replace);
}

serve::Response new_bytes(const Call& call) {
    if (const auto refused = upload_refusal(call)) return *refused;
    const auto held = call.wiki().attachment(call.path[1]);
    if (!held) return v1_refusal(held.refused());
    for (const serve::Part& part : call.request.parts) {
        if (part.name != "file") continue;
        Upload upload = upload_of(call, part);
        upload.name = held->name;
        const auto replaced = call.wiki().replace_attachment(held->id, upload, call.me());
        if (!replaced) return v1_refusal(replaced.refused());
        return json_answer(written(call, *replaced));
    }
    return v1_error(400, "BadRequestException", "A part named file is required");
}

/// 302 to the media service, which has a token of its own in the address (quirks.md 64).
serve::Response to_media(const Call& call, const Attachment& attachment) {
    const int version = number_in(call, "version", 0);
    const auto file = call.wiki().attachment_file(attachment.id, version);
    if (!file) return v1_refusal({Refusal::no_such_version, std::to_string(version)});
    serve::Response response{302};
    response.headers.push_back(
        {"Location", fmt::format("{}{}/file/{}/binary?token={}&client=confluence&name={}",
                                 call.site.origin, call.site.media_path, *file,
                                 call.site.media_token, percent_encoded(attachment.name))});
    return response;
}

serve::Response download(const Call& call) {
    const auto attachment = call.wiki().attachment(call.path[1]);
    if (!attachment || attachment->page != call.path[0])
        return v1_refusal({Refusal::no_attachment, call.path[1]});
    return to_media(call, *attachment);
}

serve::Response download_by_name(const Call& call) {
    const auto attachment = call.wiki().attachment_named(call.path[0], call.path[1]);
    return attachment ? to_media(call, *attachment)
                      : edge_html(404, "Oops, you've found a dead link.");
}

constexpr std::array routes{
    Route{"GET", "/wiki/rest/api/content/{}/child/attachment", list_attachments},
    Route{"POST", "/wiki/rest/api/content/{}/child/attachment", create_attachments},
    Route{"PUT", "/wiki/rest/api/content/{}/child/attachment", create_or_update_attachments},
    Route{"POST", "/wiki/rest/api/content/{}/child/attachment/{}/data", new_bytes},
    Route{"GET", "/wiki/rest/api/content/{}/child/attachment/{}/download", download},
    Route{"GET", "/wiki/download/attachments/{}/{}", download_by_name},
};

}  // namespace

std::span<const Route> v1_attachment_routes() { return routes; }

}  // namespace confsync::sandbox
