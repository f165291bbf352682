#include "sandbox/viewer_links.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/viewer_frame.hpp"

namespace confsync::sandbox {

WikiSurroundings::WikiSurroundings(const Wiki& wiki, const Space& space, const Page& page,
                                   Timestamp saved, std::string task_form)
    : wiki_(wiki), space_(space), page_(page), saved_(saved), task_form_(std::move(task_form)) {}

std::optional<Page> WikiSurroundings::find(std::string_view title, std::string_view space) const {
    const auto there = space.empty() ? std::optional(space_) : wiki_.space_by_key(space);
    if (!there) return std::nullopt;
    PageQuery query;
    query.spaces = {there->id};
    query.title = std::string(title);
    query.statuses = {Status::current};
    const auto found = wiki_.pages(query);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

PageLink WikiSurroundings::link_to(const Page& page) const {
    const Space space = wiki_.space(page.space).value_or(space_);
    return {page.title, page_url(space, page), page.created <= saved_};
}

std::optional<PageLink> WikiSurroundings::page(std::string_view title,
                                               std::string_view space) const {
    const auto found = find(title, space);
    return found ? std::optional(link_to(*found)) : std::nullopt;
}

std::optional<PageLink> WikiSurroundings::page_by_id(std::string_view id) const {
    const auto found = wiki_.page(std::string(id));
    if (!found || found->status != Status::current) return std::nullopt;
    return link_to(*found);
}

std::optional<std::string> WikiSurroundings::attachment(std::string_view name,
                                                        std::string_view title,
                                                        std::string_view space) const {
    const auto holder = title.empty() ? std::optional(page_) : find(title, space);
    if (!holder) return std::nullopt;
    for (const Attachment& file : wiki_.attachments(holder->id, Status::current))
        if (file.name == name) return download_url(file);
    return std::nullopt;
}

std::optional<std::string> WikiSurroundings::user_name(std::string_view account_id) const {
    const auto user = wiki_.user(std::string(account_id));
    return user ? std::optional(user->display_name) : std::nullopt;
}

std::vector<ChildLink> WikiSurroundings::children(std::string_view title, int depth) const {
    const auto top = title.empty() ? std::optional(page_) : find(title, "");
    return top ? below(top->id, depth) : std::vector<ChildLink>{};
}

std::vector<ChildLink> WikiSurroundings::below(const std::string& id, int depth) const {
    std::vector<ChildLink> links;
    if (depth < 1) return links;
    for (const Page& child : wiki_.children(id))
        links.push_back({link_to(child), below(child.id, depth - 1)});
    return links;
}

std::string download_url(const Attachment& file) {
    return fmt::format("/wiki/download/attachments/{}/{}?version={}", file.page,
                       percent_encoded(file.name), file.version.number);
}

}  // namespace confsync::sandbox
