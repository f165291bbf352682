#include "commands/plan_surroundings.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::commands {

using sandbox::ChildLink;
using sandbox::PageLink;

namespace {

/// A saved plan may come from anybody: its site must not become a script.
bool is_web_address(std::string_view site) {
    return site.starts_with("https://") || site.starts_with("http://");
}

}  // namespace

PlanIndex::PlanIndex(const engine::Plan& plan, const std::vector<PageRow>& rows)
    : site_(is_web_address(plan.site) ? plan.site : ""),
      space_(plan.trees.empty() ? "" : plan.trees.front().space_key) {
    for (std::size_t at = 0; at < rows.size(); ++at)
        by_title_.emplace(title_key(rows[at].title), at);
}

std::string PlanIndex::address(std::string_view title, std::string_view space) const {
    const auto found = by_title_.find(title_key(title));
    if (found != by_title_.end()) return fmt::format("#/{}", found->second);
    if (site_.empty()) return "#/";
    return fmt::format("{}/display/{}/{}", site_, percent_encoded(space.empty() ? space_ : space),
                       percent_encoded(title));
}

std::string PlanIndex::address_of_id(std::string_view id) const {
    if (site_.empty()) return "#/";
    return fmt::format("{}/pages/viewpage.action?pageId={}", site_, percent_encoded(id));
}

std::optional<PageLink> PlanSurroundings::page(std::string_view title,
                                               std::string_view space) const {
    return PageLink{std::string(title), index_.address(title, space)};
}

std::optional<PageLink> PlanSurroundings::page_by_id(std::string_view id) const {
    return PageLink{fmt::format("page {}", id), index_.address_of_id(id)};
}

std::optional<std::string> PlanSurroundings::attachment(std::string_view name,
                                                        std::string_view title,
                                                        std::string_view) const {
    const auto found = pictures_.find(std::string(name));
    if (title.empty() && found != pictures_.end()) return found->second;
    return picture_type(name).empty() ? "#/" : named_picture(name);
}

std::optional<std::string> PlanSurroundings::user_name(std::string_view account_id) const {
    return account_id.empty() ? std::nullopt : std::optional(std::string(account_id));
}

std::vector<ChildLink> PlanSurroundings::children(std::string_view, int) const {
    return {{{"the pages below this one", "#/"}, {}}};
}

}  // namespace confsync::commands
