#include <fmt/format.h>

#include <array>
#include <charconv>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"

namespace confsync::sandbox {

namespace {

constexpr int default_depth = 2;
constexpr int deepest = 10;

serve::Response no_entity(const std::string& id) {
    return v2_error(404, "NOT_FOUND", fmt::format("Cannot find [page] entity with id [{}]", id));
}

serve::Response direct_children(const Call& call) {
    if (!call.wiki().page(call.path[0])) return no_entity(call.path[0]);
    return v2_listing_of(call, call.wiki().children(call.path[0]),
                         [](const Page& child) { return child_json(child, true); });
}

serve::Response children(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal({Refusal::no_page, call.path[0]});
    std::vector<Page> pages = call.wiki().children(page->id);
    std::erase_if(pages, [](const Page& child) { return child.kind != Kind::page; });
    return v2_listing_of(call, pages, [](const Page& child) { return child_json(child, false); });
}

serve::Response descendants_of(const Call& call) {
    int depth = default_depth;
    if (const auto asked = call.request.parameter("depth")) {
        const char* end = asked->data() + asked->size();
        const auto read = std::from_chars(asked->data(), end, depth);
        if (read.ec != std::errc{} || read.ptr != end || depth < 1 || depth > deepest)
            return v2_bad_request("Provided value for 'depth' is not between 1 and 10");
    }
    return v2_listing_of(call, call.wiki().descendants(call.path[0], depth), descendant_json);
}

serve::Response ancestors_of(const Call& call) {
    return v2_listing_of(call, call.wiki().ancestors(call.path[0]), ancestor_json);
}

template <serve::Response (*then)(const Call&)>
serve::Response of_page(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    return page ? then(call) : v2_refusal(page.refused());
}

template <serve::Response (*then)(const Call&)>
serve::Response of_folder(const Call& call) {
    const auto folder = call.wiki().content(call.path[0]);
    if (folder && folder->kind == Kind::folder) return then(call);
    return v2_error(404, "NOT_FOUND", fmt::format("Content with id: [{}] not found", call.path[0]));
}

serve::Response folder_children(const Call& call) {
    return v2_listing_of(call, call.wiki().children(call.path[0]),
                         [](const Page& child) { return child_json(child, true); });
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/pages/{}/direct-children", direct_children},
    Route{"GET", "/wiki/api/v2/pages/{}/children", children},
    Route{"GET", "/wiki/api/v2/pages/{}/descendants", of_page<descendants_of>},
    Route{"GET", "/wiki/api/v2/pages/{}/ancestors", of_page<ancestors_of>},
    Route{"GET", "/wiki/api/v2/folders/{}/direct-children", of_folder<folder_children>},
    Route{"GET", "/wiki/api/v2/folders/{}/descendants", of_folder<descendants_of>},
    Route{"GET", "/wiki/api/v2/folders/{}/ancestors", of_folder<ancestors_of>},
};

}  // namespace

std::span<const Route> v2_tree_routes() { return routes; }

}  // namespace confsync::sandbox
