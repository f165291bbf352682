#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

std::string title_attribute(std::string_view title) {
    return fmt::format("ri:content-title=\"{}\"", escape_xml(title));
}

/// Links name the space of their target, or mean their own.
bool names_space(std::string_view tag, const std::string& key, bool same_space) {
    constexpr std::string_view attribute = "ri:space-key=\"";
    const std::size_t at = tag.find(attribute);
    if (at == std::string_view::npos) return same_space;
    const std::string_view value = tag.substr(at + attribute.size());
    return value.substr(0, value.find('"')) == key;
}

/// The body with every link to the old title pointing to the new one.
std::string with_links_renamed(std::string body, const std::string& from, const std::string& to,
                               const std::string& key, bool same_space) {
    constexpr std::string_view open = "<ri:page ";
    for (std::size_t at = body.find(open); at != std::string::npos; at = body.find(open, at + 1)) {
        const std::size_t end = body.find('>', at);
        if (end == std::string::npos) return body;
        const std::string tag = body.substr(at, end - at);
        if (tag.find(from) == std::string::npos || !names_space(tag, key, same_space)) continue;
        body.replace(at, tag.size(), replace_all(tag, from, to));
    }
    return body;
}

}  // namespace

/// The server writes the new title into pages that link to a renamed one, without giving them a
/// version (quirks.md 81).
void Wiki::rename_links(const Page& page, const std::string& title) const {
    const std::string from = title_attribute(page.title);
    const std::string to = title_attribute(title);
    const std::string key = space(page.space)->key;
    for (const store::Row& row : database_->rows(sql::bodies_with, {from})) {
        const bool same_space = id_text(row.integer(2)) == page.space;
        const std::string renamed = with_links_renamed(row.text(3), from, to, key, same_space);
        if (renamed != row.text(3))
            database_->run(sql::replace_body, {renamed, row.integer(0), row.integer(1)});
    }
}

}  // namespace confsync::sandbox
