#include "base/unicode.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

std::string status_list(const std::vector<Status>& statuses) {
    std::string list;
    for (const Status status : statuses) {
        list += list.empty() ? '[' : ',';
        list += std::to_string(static_cast<int>(status));
    }
    return list + ']';
}

/// "ORDER BY" for a sort key of the API; unknown ones sort by id.
std::string order_of(std::string_view sort) {
    const bool down = sort.starts_with('-');
    if (down) sort.remove_prefix(1);
    std::string_view column = "c.id";
    if (sort == "created-date") column = "c.created";
    if (sort == "modified-date") column = "v.created";
    if (sort == "title") column = "c.title_key";
    return " ORDER BY " + std::string(column) + (down ? " DESC" : "");
}

struct Search {
    std::string sql;
    std::vector<store::Value> values;
};

Search search_for(const PageQuery& query) {
    Search search{std::string(sql::content) + std::string(sql::pages_only), {}};
    const auto narrow = [&search](std::string_view condition, store::Value value) {
        search.sql += condition;
        search.values.push_back(std::move(value));
    };
    narrow(sql::among_statuses, status_list(query.statuses));
    if (!query.ids.empty()) narrow(sql::among_ids, id_list(query.ids));
    if (!query.spaces.empty()) narrow(sql::among_spaces, id_list(query.spaces));
    if (query.title) narrow(sql::titled, title_key(*query.title));
    if (query.roots_only) search.sql += sql::without_parent;
    search.sql += order_of(query.sort);
    // SQLite reads a negative limit as none.
    narrow(sql::window, query.limit ? static_cast<std::int64_t>(*query.limit) : -1);
    search.values.emplace_back(static_cast<std::int64_t>(query.offset));
    return search;
}

}  // namespace

std::optional<Page> Wiki::content(const std::string& id) const {
    const std::string by_id = std::string(sql::content) + std::string(sql::with_id);
    const auto row = database_->row(by_id, {id_number(id)});
    return row ? std::optional(page_of(*row)) : std::nullopt;
}

bool Wiki::was_purged(const std::string& id) const {
    return database_->row(sql::was_purged, {id_number(id)}).has_value();
}

Outcome<Page> Wiki::page(const std::string& id) const {
    if (const auto found = content(id); found && found->kind == Kind::page) return *found;
    return Refused{was_purged(id) ? Refusal::purged : Refusal::no_page, id};
}

std::vector<Page> Wiki::pages(const PageQuery& query) const {
    const Search search = search_for(query);
    return all_of<Page>(database_->rows(search.sql, search.values), page_of);
}

std::optional<std::string> Wiki::body(const std::string& id, int version) const {
    const auto row = database_->row(sql::body, {id_number(id), std::int64_t{version}});
    return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<PageVersion> Wiki::versions(const std::string& id) const {
    return all_of<PageVersion>(database_->rows(sql::versions, {id_number(id)}), page_version_of);
}

std::optional<PageVersion> Wiki::version(const std::string& id, int number) const {
    const auto row = database_->row(sql::version, {id_number(id), std::int64_t{number}});
    return row ? std::optional(page_version_of(*row)) : std::nullopt;
}

}  // namespace confsync::sandbox
