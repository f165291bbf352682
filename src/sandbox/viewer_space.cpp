#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

std::string space_card(const Wiki& wiki, const Space& space) {
    PageQuery query;
    query.spaces = {space.id};
    query.statuses = {Status::current};
    return fmt::format("<li class=\"card\">{}<div>{}<p class=\"quiet\">{} · {}</p></div></li>",
                       avatar(space.name), link_html(space_url(space), space.name, "card-title"),
                       escape_xml(space.key), counted(wiki.pages(query).size(), "page"));
}

}  // namespace

serve::Response show_spaces(const Visit& visit) {
    std::string cards;
    for (const Space& space : visit.wiki.spaces()) cards += space_card(visit.wiki, space);
    return framed({"Spaces", "",
                   fmt::format("<h1>Spaces</h1><ul class=\"cards\">{}</ul><p class=\"quiet\">This "
                               "is confsync's stand-in for a Confluence Cloud site, kept on this "
                               "machine.</p>",
                               cards)});
}

serve::Response show_overview(const Visit& visit) {
    const auto space = visit.wiki.space_by_key(visit.path[0]);
    if (!space) return not_found("There is no space with this key.");
    return show_page_of(visit, space->homepage);
}

serve::Response show_folder(const Visit& visit) {
    const auto folder = visit.wiki.content(visit.path[1]);
    const auto space = folder ? visit.wiki.space(folder->space) : std::nullopt;
    if (!space || folder->status != Status::current) return not_found("There is no such folder.");
    std::string items;
    for (const Page& child : visit.wiki.children(folder->id))
        items += fmt::format("<li>{}</li>", link_html(page_url(*space, child), child.title));
    return framed(
        {folder->title, page_tree(visit.wiki, *space, folder->id),
         fmt::format("{}<h1>{}</h1><ul class=\"children\">{}</ul>",
                     breadcrumbs(visit.wiki, *space, *folder), escape_xml(folder->title), items)});
}

}  // namespace confsync::sandbox
