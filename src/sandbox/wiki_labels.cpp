#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t longest_label = 255;  // UTF-16 units

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    return units;
}

/// A blank or a comma parts one name into several (quirks.md 56).
std::vector<std::string> names_in(std::string_view sent) {
    std::vector<std::string> names;
    std::string name;
    for (const char c : std::string(sent) + ' ') {
        if (c != ' ' && c != ',' && c != '\t' && c != '\n') {
            name += c;
        } else if (!name.empty()) {
            names.push_back(lower_case(name));
            name.clear();
        }
    }
    return names;
}

std::optional<Refused> refusal_of(const std::string& name) {
    if (name.find_first_of(":!#&()*.;<>?@[]^") != std::string::npos)
        return Refused{Refusal::label_characters, name};
    if (utf16_units(name) > longest_label) return Refused{Refusal::label_too_long, name};
    return std::nullopt;
}

}  // namespace

std::vector<Label> Wiki::labels(const std::string& page) const {
    return all_of<Label>(database_->rows(sql::labels, {id_number(page)}),
                         [](const store::Row& row) {
                             return Label{id_text(row.integer(0)), row.text(1), row.text(2)};
                         });
}

Outcome<Done> Wiki::add_label(const std::string& page, const std::string& prefix,
                              const std::string& name) {
    store::Transaction writing(*database_);
    const auto found = this->page(page);
    if (!found) return found.refused();
    for (const std::string& one : names_in(name)) {
        if (const auto refused = refusal_of(one)) return *refused;
        database_->run(sql::add_label, {id_number(next_id()), id_number(page), prefix, one});
    }
    writing.commit();
    return Done{};
}

Outcome<Done> Wiki::remove_label(const std::string& page, const std::string& name) {
    store::Transaction writing(*database_);
    const auto found = this->page(page);
    if (!found) return found.refused();
    if (database_->run(sql::remove_label, {id_number(page), name}) == 0)
        return Refused{Refusal::no_label, name};
    writing.commit();
    return Done{};
}

}  // namespace confsync::sandbox
