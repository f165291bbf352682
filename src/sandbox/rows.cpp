#include "sandbox/rows.hpp"

#include <charconv>

namespace confsync::sandbox {

std::int64_t id_number(std::string_view id) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(id.data(), id.data() + id.size(), number);
    return fault == std::errc{} && end == id.data() + id.size() && number > 0 ? number : 0;
}

std::string id_text(std::int64_t number) { return std::to_string(number); }

std::int64_t milliseconds(Timestamp time) { return time.time_since_epoch().count(); }

Timestamp timestamp(std::int64_t milliseconds) {
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

std::string id_list(const std::vector<std::string>& ids) {
    std::string list;
    for (const std::string& id : ids) {
        list += list.empty() ? '[' : ',';
        list += id_text(id_number(id));
    }
    return list.empty() ? "[]" : list + ']';
}

User user_of(const store::Row& row) { return {row.text(0), row.text(1), row.text(2)}; }

Space space_of(const store::Row& row) {
    return {id_text(row.integer(0)),
            row.text(1),
            row.text(2),
            id_text(row.maybe_integer(3).value_or(0)),
            row.text(4),
            timestamp(row.integer(5))};
}

Version version_of(const store::Row& row, std::size_t first) {
    return {static_cast<int>(row.integer(first)), row.text(first + 1), row.text(first + 2),
            row.integer(first + 3) != 0, timestamp(row.integer(first + 4))};
}

Page page_of(const store::Row& row) {
    Page page;
    page.id = id_text(row.integer(0));
    page.kind = static_cast<Kind>(row.integer(1));
    page.status = static_cast<Status>(row.integer(2));
    page.title = row.text(3);
    page.space = id_text(row.integer(4));
    if (const auto parent = row.maybe_integer(5)) page.parent = id_text(*parent);
    page.parent_kind = static_cast<Kind>(row.maybe_integer(6).value_or(0));
    if (const auto position = row.maybe_integer(7)) page.position = static_cast<int>(*position);
    page.author = row.text(8);
    page.owner = page.author;
    page.created = timestamp(row.integer(9));
    page.version = version_of(row, 10);
    return page;
}

PageVersion page_version_of(const store::Row& row) {
    return {version_of(row, 0), row.text(5), row.text(6)};
}

Property property_of(const store::Row& row) {
    return {id_text(row.integer(0)), row.text(1), row.text(2), version_of(row, 3)};
}

Attachment attachment_of(const store::Row& row) {
    Attachment attachment;
    attachment.id = "att" + id_text(row.integer(0));
    attachment.page = id_text(row.integer(1));
    attachment.status = static_cast<Status>(row.integer(2));
    attachment.name = row.text(3);
    attachment.media_type = row.text(4);
    attachment.file_id = row.text(5);
    attachment.size = row.integer(6);
    attachment.created = timestamp(row.integer(7));
    attachment.version = version_of(row, 8);
    return attachment;
}

Comment comment_of(const store::Row& row) {
    Comment comment;
    comment.id = id_text(row.integer(0));
    comment.page = id_text(row.integer(1));
    comment.marker = row.text(2);
    comment.selection = row.text(3);
    comment.body = row.text(4);
    // A resolved comment stays resolved when its marker goes; an open one dangles.
    const bool lost = row.integer(6) == 0 && row.text(5) != "resolved";
    comment.resolution = lost ? "dangling" : row.text(5);
    comment.version = {static_cast<int>(row.integer(7)), row.text(8), "", false,
                       timestamp(row.integer(9))};
    return comment;
}

}  // namespace confsync::sandbox
