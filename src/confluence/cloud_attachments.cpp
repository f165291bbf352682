#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "confluence/cloud.hpp"
#include "confluence/media_type.hpp"

namespace confsync::confluence {

using namespace engine;

namespace {

constexpr int tries = 4;

net::Part file_part(const Upload& upload) {
    return {"file", upload.file_name, std::string(media_type(upload.file_name)),
            upload.content.size, upload.content.open};
}

net::Part text_part(std::string name, std::string text) {
    const auto size = text.size();
    // Without the charset the server reads the bytes as Latin-1 (quirks.md 62).
    return {std::move(name), "", "text/plain; charset=UTF-8", size,
            [text = std::move(text)] { return std::make_unique<std::istringstream>(text); }};
}

[[noreturn]] void refuse(const Upload& upload, const std::string& found) {
    throw Error(ErrorKind::conflict,
                fmt::format("attachment \"{}\" of page {} {}, not at version {}", upload.file_name,
                            upload.page.value, found, upload.expected.number),
                "nothing was overwritten; look at the page's attachments");
}

bool is_this_upload(const Upload& upload, const AttachmentRow& row) {
    return row.facts.comment == upload.comment && row.facts.version > upload.expected;
}

/// An upload that ended in 503 may have left a file with a hole (quirks.md 65).
bool is_whole(const Upload& upload, const AttachmentRow& row) {
    return row.size == 0 || row.size == upload.content.size;
}

void refuse_other_version(const Upload& upload, const std::optional<AttachmentRow>& row) {
    if (!row && (upload.replaces || upload.expected != Version{})) refuse(upload, "is gone");
    if (!row || is_this_upload(upload, *row)) return;
    if (upload.replaces && row->facts.id != *upload.replaces) refuse(upload, "is another one");
    if (row->facts.version != upload.expected) {
        refuse(upload, fmt::format("is at version {}", row->facts.version.number));
    }
}

/// Attachments have no lock: one that somebody else uploaded between the look and the write lies
/// under ours now (product contract, P1).
void refuse_skipped_version(const Upload& upload, Version before, const RemoteAttachment& made) {
    if (made.version == before.next()) return;
    throw Error(
        ErrorKind::conflict,
        fmt::format("attachment \"{}\" of page {} was replaced by somebody else while it was "
                    "uploaded: version {} lies under ours",
                    upload.file_name, upload.page.value, made.version.number - 1),
        fmt::format("to have it back, restore version {} in the attachment's history",
                    made.version.number - 1));
}

}  // namespace

std::optional<AttachmentRow> Cloud::attachment(const PageId& page, const std::string& file_name,
                                               const Cancellation& cancel) {
    const std::string path = fmt::format("api/v2/pages/{}/attachments", segment(page.value));
    const net::Query query = {{"filename", file_name}, {"limit", "250"}};
    const auto rows =
        patiently(page, cancel, [&] { return api_.all(path, query, read_attachments, cancel); });
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const AttachmentRow& row) {
        return row.facts.file_name == file_name;
    });
    return same == rows.end() ? std::nullopt : std::make_optional(*same);
}

std::string Cloud::download(const PageId& page, const AttachmentId& attachment,
                            const Cancellation& cancel) {
    return api_.bytes(fmt::format("rest/api/content/{}/child/attachment/{}/download",
                                  segment(page.value), segment(attachment.value)),
                      cancel);
}

Outcome Cloud::send_file(const Upload& upload, const std::optional<AttachmentRow>& current,
                         const Cancellation& cancel) {
    std::string path =
        fmt::format("rest/api/content/{}/child/attachment", segment(upload.page.value));
    if (current) path += fmt::format("/{}/data", segment(current->facts.id.value));
    net::Request request = api_.request(net::Method::post, path);
    request.headers.push_back({"X-Atlassian-Token", "no-check"});
    request.parts.push_back(file_part(upload));
    request.parts.push_back(text_part("comment", upload.comment));
    request.parts.push_back(text_part("minorEdit", "true"));
    return api_.write(std::move(request), cancel);
}

RemoteAttachment Cloud::upload(const Upload& upload, const Cancellation& cancel) {
    Version before = upload.expected;
    for (int attempt = 1;; ++attempt) {
        const auto current = attachment(upload.page, upload.file_name, cancel);
        refuse_other_version(upload, current);
        if (current && is_this_upload(upload, *current) && is_whole(upload, *current)) {
            refuse_skipped_version(upload, before, current->facts);
            return current->facts;
        }
        before = current ? current->facts.version : Version{};
        const Outcome outcome = send_file(upload, current, cancel);
        if (outcome.body) {
            RemoteAttachment made = read_uploaded(*outcome.body);
            refuse_skipped_version(upload, before, made);
            made.comment = upload.comment;
            return made;
        }
        const bool early = outcome.problem.status == 404 && is_newborn(upload.page);
        const bool look_again = outcome.unknown || outcome.problem.file_name_taken() || early;
        if (attempt == tries || !look_again) {
            throw outcome.why->within(fmt::format("uploading \"{}\"", upload.file_name));
        }
        pause(attempt, cancel);
    }
}

}  // namespace confsync::confluence
