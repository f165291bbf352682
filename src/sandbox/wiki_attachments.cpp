#include <fmt/format.h>

#include "base/unicode.hpp"
#include "sandbox/id_source.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t longest_name = 255;

std::int64_t attachment_number(std::string_view id) {
    if (id.starts_with("att")) id.remove_prefix(3);
    return id_number(id);
}

std::string attachment_where(std::string_view condition) {
    return std::string(sql::attachment) + std::string(condition);
}

std::string file_id_of(std::int64_t id, int version) {
    return IdSource(fmt::format("file {}/{}", id, version)).uuid();
}

std::optional<Refused> refusal_of(const Upload& upload) {
    if (upload.name.empty() || code_points(upload.name) > longest_name)
        return Refused{Refusal::name_too_long, upload.name};
    if (code_points(upload.comment) > longest_name)
        return Refused{Refusal::comment_too_long, upload.comment};
    return std::nullopt;
}

}  // namespace

std::vector<Attachment> Wiki::attachments(const std::string& page, Status status) const {
    return all_of<Attachment>(database_->rows(attachment_where(sql::attachments_of_page),
                                              {id_number(page), static_cast<std::int64_t>(status)}),
                              attachment_of);
}

Outcome<Attachment> Wiki::attachment(const std::string& id) const {
    const auto row =
        database_->row(attachment_where(sql::attachment_with_id), {attachment_number(id)});
    if (!row) return Refused{Refusal::no_attachment, id};
    return attachment_of(*row);
}

std::optional<Attachment> Wiki::attachment_named(const std::string& page,
                                                 const std::string& name) const {
    const auto row =
        database_->row(attachment_where(sql::attachment_with_name), {id_number(page), name});
    return row ? std::optional(attachment_of(*row)) : std::nullopt;
}

std::vector<Version> Wiki::attachment_versions(const std::string& id) const {
    return all_of<Version>(database_->rows(sql::attachment_versions, {attachment_number(id)}),
                           [](const store::Row& row) { return version_of(row, 0); });
}

std::optional<std::string> Wiki::attachment_bytes(const std::string& id, int version) const {
    const auto row =
        database_->row(sql::attachment_bytes, {attachment_number(id), std::int64_t{version}});
    return row ? std::optional(row->blob(0)) : std::nullopt;
}

std::optional<std::string> Wiki::attachment_file(const std::string& id, int version) const {
    const auto row =
        database_->row(sql::attachment_file, {attachment_number(id), std::int64_t{version}});
    return row ? std::optional(row->text(0)) : std::nullopt;
}

std::optional<std::pair<std::string, std::string>> Wiki::media(const std::string& file_id) const {
    const auto row = database_->row(sql::media, {file_id});
    if (!row) return std::nullopt;
    return std::pair{row->text(0), row->blob(1)};
}

void Wiki::store_bytes(std::int64_t attachment, int version, const Upload& upload,
                       const std::string& author, Timestamp now) const {
    database_->run(sql::add_attachment_version,
                   {attachment, std::int64_t{version}, upload.media_type,
                    file_id_of(attachment, version), store::Blob{upload.bytes}, author,
                    upload.comment, std::int64_t{upload.minor_edit}, milliseconds(now)});
}

Outcome<Attachment> Wiki::attach(const Upload& upload, const std::string& author) {
    store::Transaction writing(*database_);
    const auto page = this->page(upload.page);
    if (!page) return page.refused();
    if (const auto refused = refusal_of(upload)) return *refused;
    if (attachment_named(upload.page, upload.name))
        return Refused{Refusal::name_taken, upload.name};
    const std::int64_t id = id_number(next_id());
    const Timestamp now = stamp();
    database_->run(sql::add_attachment,
                   {id, id_number(upload.page), upload.name, milliseconds(now)});
    store_bytes(id, 1, upload, author, now);
    writing.commit();
    return attachment(id_text(id));
}

Outcome<Attachment> Wiki::replace_attachment(const std::string& id, const Upload& upload,
                                             const std::string& author) {
    store::Transaction writing(*database_);
    const auto held = attachment(id);
    if (!held) return held.refused();
    if (held->status != Status::current || held->page != upload.page)
        return Refused{Refusal::no_attachment, id};
    if (const auto refused = refusal_of(upload)) return *refused;
    if (const auto other = attachment_named(held->page, upload.name);
        other && other->id != held->id)
        return Refused{Refusal::name_taken, upload.name};
    const int version = held->version.number + 1;
    store_bytes(attachment_number(id), version, upload, author, stamp());
    database_->run(sql::set_attachment_version,
                   {std::int64_t{version}, upload.name, attachment_number(id)});
    writing.commit();
    return attachment(id);
}

Outcome<Done> Wiki::remove_attachment(const std::string& id, bool purge) {
    store::Transaction writing(*database_);
    const auto held = attachment(id);
    if (!held) return held.refused();
    if (purge && held->status != Status::trashed) return Refused{Refusal::not_trashed, id};
    if (purge)
        database_->run(sql::remove_attachment, {attachment_number(id)});
    else
        database_->run(sql::set_attachment_status,
                       {static_cast<std::int64_t>(Status::trashed), attachment_number(id)});
    writing.commit();
    return Done{};
}

}  // namespace confsync::sandbox
