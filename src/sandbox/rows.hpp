#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/wiki_types.hpp"
#include "store/database.hpp"

/// From columns to the wiki's values; the order of the columns is that of schema_sql.hpp.
namespace confsync::sandbox {

/// The number an id stands for in the store; 0, which nothing has, for text that is no id.
std::int64_t id_number(std::string_view id);
std::string id_text(std::int64_t number);
std::int64_t milliseconds(Timestamp time);
Timestamp timestamp(std::int64_t milliseconds);
/// "[1,2]" for json_each.
std::string id_list(const std::vector<std::string>& ids);

User user_of(const store::Row& row);
Space space_of(const store::Row& row);
Page page_of(const store::Row& row);
PageVersion page_version_of(const store::Row& row);
Property property_of(const store::Row& row);
Attachment attachment_of(const store::Row& row);
Comment comment_of(const store::Row& row);
/// number, author, message, minor, created, from column `first` on.
Version version_of(const store::Row& row, std::size_t first);

template <class T, class Convert>
std::vector<T> all_of(const std::vector<store::Row>& rows, Convert convert) {
    std::vector<T> values;
    values.reserve(rows.size());
    for (const store::Row& row : rows) values.push_back(convert(row));
    return values;
}

}  // namespace confsync::sandbox
