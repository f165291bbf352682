#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

std::string row(const Wiki& wiki, const Space& space, const Page& page, const PageVersion& entry) {
    const Version& version = entry.version;
    const std::string author = name_of(wiki, version.author);
    const std::string url = fmt::format("{}?version={}", page_url(space, page), version.number);
    const std::string renamed =
        entry.title == page.title
            ? ""
            : fmt::format(" <span class=\"quiet\">titled “{}”</span>", escape_xml(entry.title));
    return fmt::format(
        "<li>{}<div><p>{} <span class=\"quiet\">{}{}</span></p><p>{}{}</p></div></li>",
        avatar(author), link_html(url, fmt::format("Version {}", version.number), "strong"),
        readable(version.created), version.minor_edit ? " · minor edit" : "", escape_xml(author),
        version.message.empty() ? renamed
                                : fmt::format("<span class=\"message\">{}</span>{}",
                                              escape_xml(version.message), renamed));
}

}  // namespace

serve::Response show_history(const Visit& visit) {
    const auto page = visit.wiki.page(visit.path[1]);
    if (!page || page->status == Status::draft) return not_found("There is no such page.");
    const Space space = visit.wiki.space(page->space).value();
    std::string rows;
    for (const PageVersion& entry : visit.wiki.versions(page->id))
        rows += row(visit.wiki, space, *page, entry);
    return framed({"History of " + page->title, page_tree(visit.wiki, space, page->id),
                   fmt::format("{}<h1>History of {}</h1><ol class=\"history\">{}</ol>",
                               breadcrumbs(visit.wiki, space, *page),
                               link_html(page_url(space, *page), page->title), rows)});
}

}  // namespace confsync::sandbox
