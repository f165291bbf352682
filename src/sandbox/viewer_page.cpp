#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"
#include "sandbox/viewer_actions.hpp"
#include "sandbox/viewer_links.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view task_form_id = "confsync-tasks";

/// The version the address asks for, 0 for the current one.
int asked_version(const serve::Request& request) {
    const std::string text = request.parameter("version").value_or("");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string byline(const Wiki& wiki, const Page& page, const Version& shown) {
    const std::string author = name_of(wiki, shown.author);
    return fmt::format(
        "<p class=\"byline\">{}<span>By {} · {} · <a href=\"/wiki/spaces/{}/pages/"
        "{}/history\">version {}</a></span></p>",
        avatar(author), escape_xml(author), readable(shown.created),
        percent_encoded(wiki.space(page.space)->key), page.id, shown.number);
}

std::string notice(const Space& space, const Page& page, int shown) {
    if (page.status == Status::trashed) return "<p class=\"notice\">This page is in the trash.</p>";
    if (page.status == Status::archived) return "<p class=\"notice\">This page is archived.</p>";
    if (shown == page.version.number) return {};
    return fmt::format("<p class=\"notice\">This is version {} of {}. {}</p>", shown,
                       page.version.number,
                       link_html(page_url(space, page), "Show the current version"));
}

std::string label_list(const Wiki& wiki, const Page& page) {
    std::string items;
    for (const Label& label : wiki.labels(page.id))
        items += fmt::format("<li>{}</li>", escape_xml(label.name));
    if (items.empty()) return {};
    return fmt::format("<ul class=\"labels\" aria-label=\"Labels\">{}</ul>", items);
}

std::string readable_size(std::int64_t bytes) {
    if (bytes < 1024) return fmt::format("{} B", bytes);
    if (bytes < 1024 * 1024) return fmt::format("{} KB", bytes / 1024);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

std::string attachment_list(const Wiki& wiki, const Page& page) {
    const auto files = wiki.attachments(page.id, Status::current);
    if (files.empty()) return {};
    std::string rows;
    for (const Attachment& file : files)
        rows += fmt::format("<li>{}<span class=\"quiet\">{} · version {} · {}</span></li>",
                            link_html(download_url(file), file.name), readable_size(file.size),
                            file.version.number, escape_xml(name_of(wiki, file.version.author)));
    return fmt::format("<details class=\"attachments\"><summary>{}</summary><ul>{}</ul></details>",
                       counted(files.size(), "attachment"), rows);
}

std::string task_form(const Visit& visit, const Page& page) {
    const std::string purpose = "tasks " + page.id;
    return fmt::format(
        "<form id=\"{}\" method=\"post\" action=\"/wiki/pages/tasks/{}\">"
        "<input type=\"hidden\" name=\"{}\" value=\"{}\"></form>",
        task_form_id, page.id, serve::Csrf::field, visit.csrf.token(purpose));
}

std::string edit_button(const Page& page, bool current) {
    if (!current) return {};
    return fmt::format("<a class=\"button\" href=\"/wiki/pages/edit/{}\">Edit</a>", page.id);
}

std::string article(const Visit& visit, const Space& space, const Page& page,
                    const PageVersion& shown) {
    const bool current =
        page.status == Status::current && shown.version.number == page.version.number;
    const WikiSurroundings around(visit.wiki, space, page, shown.version.created,
                                  current ? std::string(task_form_id) : std::string());
    std::string html = breadcrumbs(visit.wiki, space, page);
    html += notice(space, page, shown.version.number);
    html += fmt::format("<div class=\"heading\"><h1>{}</h1>{}</div>", escape_xml(shown.title),
                        edit_button(page, current));
    html += byline(visit.wiki, page, shown.version);
    html += fmt::format("<article class=\"body\">{}</article>", html_body(shown.body, around));
    if (current) html += task_form(visit, page);
    return html + label_list(visit.wiki, page) + attachment_list(visit.wiki, page);
}

}  // namespace

serve::Response show_page_of(const Visit& visit, const std::string& id) {
    const auto page = visit.wiki.page(id);
    if (!page || page->status == Status::draft) return not_found("There is no such page.");
    const Space space = visit.wiki.space(page->space).value();
    const int asked = asked_version(visit.request);
    const auto shown = visit.wiki.version(id, asked == 0 ? page->version.number : asked);
    if (!shown) return not_found("This page has no such version.");
    return framed({shown->title + " · " + space.name, page_tree(visit.wiki, space, id),
                   article(visit, space, *page, *shown)});
}

serve::Response show_page(const Visit& visit) { return show_page_of(visit, visit.path[1]); }

serve::Response show_page_by_query(const Visit& visit) {
    return show_page_of(visit, visit.request.parameter("pageId").value_or(""));
}

}  // namespace confsync::sandbox
