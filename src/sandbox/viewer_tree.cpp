#include <fmt/format.h>

#include <set>

#include "sandbox/viewer_frame.hpp"

namespace confsync::sandbox {

namespace {

/// Above it only the way to the current page is unfolded, so that a large space stays quick.
constexpr std::size_t largest_full_tree = 400;

class Tree {
  public:
    Tree(const Wiki& wiki, const Space& space, const std::string& current)
        : wiki_(wiki), space_(space), current_(current) {
        PageQuery all;
        all.spaces = {space.id};
        full_ = wiki.pages(all).size() <= largest_full_tree;
        for (const Page& page : wiki.ancestors(current)) way_.insert(page.id);
        way_.insert(current);
        way_.insert(space.homepage);
    }

    std::string html(const std::vector<Page>& pages) const {
        std::string list = "<ul>";
        for (const Page& page : pages) list += "<li>" + branch(page) + "</li>";
        return list + "</ul>";
    }

  private:
    std::string branch(const Page& page) const {
        const std::string link = link_html(page_url(space_, page), page.title, css_of(page));
        const auto below = wiki_.children(page.id);
        if (below.empty()) return fmt::format("<span class=\"leaf\">{}</span>", link);
        const bool open = way_.contains(page.id);
        if (!open && !full_) return fmt::format("<span class=\"leaf more\">{}</span>", link);
        return fmt::format("<details{}><summary>{}</summary>{}</details>", open ? " open" : "",
                           link, html(below));
    }

    std::string_view css_of(const Page& page) const {
        if (page.id == current_) return "here";
        return page.kind == Kind::folder ? "folder" : "page";
    }

    const Wiki& wiki_;
    const Space& space_;
    const std::string& current_;
    std::set<std::string> way_;
    bool full_ = true;
};

}  // namespace

std::string page_tree(const Wiki& wiki, const Space& space, const std::string& current) {
    return fmt::format(
        "<p class=\"space-name\">{}</p><nav class=\"tree\" aria-label=\"Pages\">"
        "{}</nav>",
        link_html(space_url(space), space.name),
        Tree(wiki, space, current).html(wiki.roots(space.id)));
}

std::string breadcrumbs(const Wiki& wiki, const Space& space, const Page& page) {
    std::string items = fmt::format("<li>{}</li>", link_html(space_url(space), space.name));
    for (const Page& above : wiki.ancestors(page.id))
        if (above.id != space.homepage)
            items += fmt::format("<li>{}</li>", link_html(page_url(space, above), above.title));
    return fmt::format("<nav class=\"crumbs\" aria-label=\"Breadcrumbs\"><ol>{}</ol></nav>", items);
}

}  // namespace confsync::sandbox
