#include <array>

#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"
#include "sandbox/wire_v2_json.hpp"

namespace confsync::sandbox {

std::vector<Property> Wiki::properties(const std::string& page) const {
    return all_of<Property>(database_->rows(sql::properties, {id_number(page)}), property_of);
}

Outcome<Property> Wiki::property(const std::string& page, const std::string& id) const {
    const auto row = database_->row(sql::property, {id_number(page), id_number(id)});
    if (!row) return Refused{Refusal::no_property, id};
    return property_of(*row);
}

void Wiki::add_own_properties(const std::string& page, const std::string& title,
                              const std::string& author, Timestamp now) const {
    const std::string quoted = json_text(title);
    const std::array<std::pair<std::string, std::string>, 3> own{
        {{"editor", "\"v2\""},
         {"page-title-property-draft", quoted},
         {"page-title-property-published", quoted}}};
    for (const auto& [key, value] : own)
        database_->run(sql::add_property, {id_number(next_id()), id_number(page), key, value,
                                           author, milliseconds(now)});
}

Outcome<Property> Wiki::add_property(const std::string& page, const std::string& key,
                                     const std::string& value, const std::string& author) {
    store::Transaction writing(*database_);
    const auto found = this->page(page);
    if (!found) return found.refused();
    if (database_->row(sql::property_by_key, {id_number(page), key}))
        return Refused{Refusal::key_taken, key};
    const std::string id = next_id();
    database_->run(sql::add_property,
                   {id_number(id), id_number(page), key, value, author, milliseconds(stamp())});
    writing.commit();
    return property(page, id);
}

Outcome<Property> Wiki::set_property(const std::string& page, const Property& wanted,
                                     const std::string& author) {
    store::Transaction writing(*database_);
    const auto held = property(page, wanted.id);
    if (!held) return held.refused();
    if (wanted.version.number != held->version.number + 1)
        return Refused{Refusal::stale_version, wanted.key, held->version.number,
                       wanted.version.number};
    database_->run(sql::set_property,
                   {wanted.value, std::int64_t{wanted.version.number}, author,
                    wanted.version.message, milliseconds(stamp()), id_number(wanted.id)});
    writing.commit();
    return property(page, wanted.id);
}

Outcome<Done> Wiki::remove_property(const std::string& page, const std::string& id) {
    if (database_->run(sql::remove_property, {id_number(page), id_number(id)}) == 0)
        return Refused{Refusal::no_property, id};
    return Done{};
}

}  // namespace confsync::sandbox
