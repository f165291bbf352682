#include <array>
#include <charconv>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::size_t most_ids = 250;
constexpr std::size_t most_versions_with_body = 50;  // since 2026-06-01 (quirks.md 38)

std::optional<int> number_of(const std::string& text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

serve::Response pages_in_bulk(const Call& call) {
    PageQuery query;
    query.ids = listed(call, "id");
    query.spaces = listed(call, "space-id");
    if (query.ids.size() > most_ids || query.spaces.size() > 100)
        return v2_bad_request("Too many values for 'id' or 'space-id'");
    return list_pages(call, std::move(query));
}

/// A draft shows itself only to those who ask for it.
bool is_hidden_draft(const Call& call, const Page& page) {
    return page.status == Status::draft && !flag(call, "get-draft");
}

serve::Response old_page(const Call& call, Page page, const std::string& wanted) {
    const auto number = number_of(wanted);
    const auto version = number ? call.wiki().version(page.id, *number) : std::nullopt;
    if (!version) return v2_refusal({Refusal::no_such_version, wanted});
    page.version = version->version;
    return one_page(call, page);
}

serve::Response get_page(const Call& call) {
    if (const auto refused = body_format_refusal(call)) return *refused;
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    if (is_hidden_draft(call, *page)) return v2_refusal({Refusal::no_page, page->id});
    if (const auto version = call.request.parameter("version"))
        return old_page(call, *page, *version);
    return one_page(call, *page);
}

serve::Response list_versions(const Call& call) {
    if (const auto refused = body_format_refusal(call)) return *refused;
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    const bool with_body = wants_body(call);
    const auto window = window_of(call, with_body ? most_versions_with_body : 250);
    if (const auto* refused = std::get_if<serve::Response>(&window)) return *refused;
    const auto [offset, limit] = std::get<Window>(window);
    const std::vector<PageVersion> all = call.wiki().versions(page->id);
    std::vector<std::string> rows;
    for (std::size_t i = offset; i < std::min(all.size(), offset + limit); ++i) {
        std::optional<Body> body;
        if (with_body) body = Body{"storage", all[i].body};
        rows.push_back(version_json(*page, all[i], body));
    }
    return v2_listing(call, rows, {offset, limit}, offset + limit < all.size());
}

serve::Response get_version(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    const auto number = number_of(call.path[1]);
    const auto version = number ? call.wiki().version(page->id, *number) : std::nullopt;
    if (!version) return v2_refusal({Refusal::no_such_version, call.path[1]});
    return json_answer(detailed_version_json(*version, *number == page->version.number));
}

serve::Response list_operations(const Call& call) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    return json_answer(operations_json({"read", "update", "delete"}, "page"));
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/pages", pages_in_bulk},
    Route{"GET", "/wiki/api/v2/pages/{}", get_page},
    Route{"GET", "/wiki/api/v2/pages/{}/versions", list_versions},
    Route{"GET", "/wiki/api/v2/pages/{}/versions/{}", get_version},
    Route{"GET", "/wiki/api/v2/pages/{}/operations", list_operations},
};

}  // namespace

std::span<const Route> v2_page_routes() { return routes; }

}  // namespace confsync::sandbox
