#include "sandbox/page_answers.hpp"

#include <fmt/format.h>

#include <map>

#include "base/text.hpp"
#include "sandbox/answers_json.hpp"
#include "sandbox/paging.hpp"

namespace confsync::sandbox {

namespace {

template <class T, class Write>
std::vector<std::string> rows_of(const std::vector<T>& values, Write write) {
    std::vector<std::string> rows;
    for (const T& value : values) rows.push_back(write(value));
    return rows;
}

std::vector<Included> included_in(const Call& call, const Page& page) {
    const Wiki& wiki = call.wiki();
    std::vector<Included> included;
    if (flag(call, "include-labels"))
        included.push_back({"labels", rows_of(wiki.labels(page.id), label_json)});
    if (flag(call, "include-properties"))
        included.push_back({"properties", rows_of(wiki.properties(page.id), property_json)});
    if (flag(call, "include-operations"))
        included.push_back({"operations",
                            {operation_json("read", "page"), operation_json("update", "page"),
                             operation_json("delete", "page")}});
    if (flag(call, "include-versions"))
        included.push_back(
            {"versions", rows_of(wiki.versions(page.id), [](const PageVersion& version) {
                 return plain_version_json(version.version);
             })});
    if (flag(call, "include-direct-children"))
        included.push_back(
            {"directChildren", rows_of(wiki.children(page.id),
                                       [](const Page& child) { return child_json(child, true); })});
    return included;
}

/// The statuses of the API's `status` parameter, or nothing for a word it does not know.
std::optional<std::vector<Status>> statuses_in(const Call& call) {
    static const std::map<std::string, Status> known{
        {"current", Status::current}, {"archived", Status::archived}, {"trashed", Status::trashed}};
    const std::vector<std::string> words = listed(call, "status");
    if (words.empty()) return std::vector{Status::current, Status::archived};
    std::vector<Status> statuses;
    for (const std::string& word : words) {
        if (word == "deleted") continue;  // purged content is nowhere
        const auto found = known.find(word);
        if (found == known.end()) return std::nullopt;
        statuses.push_back(found->second);
    }
    return statuses;
}

std::string page_row(const Call& call, const Page& page, const Space& space) {
    PageShape shape;
    shape.space = space;
    if (wants_body(call)) shape.body = Body{"storage", *call.wiki().body(page.id)};
    return page_json(page, shape);
}

std::vector<std::string> page_rows(const Call& call, const std::vector<Page>& pages) {
    std::map<std::string, Space> spaces;
    for (const Space& space : call.wiki().spaces()) spaces.emplace(space.id, space);
    std::vector<std::string> rows;
    for (const Page& page : pages) rows.push_back(page_row(call, page, spaces.at(page.space)));
    return rows;
}

}  // namespace

std::vector<std::string> listed(const Call& call, std::string_view name) {
    std::vector<std::string> values;
    for (const std::string& value : call.request.parameters(name))
        for (const std::string_view one : split(value, ',')) values.emplace_back(one);
    return values;
}

bool flag(const Call& call, std::string_view name) {
    return call.request.parameter(name) == "true";
}

bool wants_body(const Call& call) { return call.request.parameter("body-format") == "storage"; }

std::optional<serve::Response> body_format_refusal(const Call& call) {
    const auto format = call.request.parameter("body-format");
    if (!format || *format == "storage") return std::nullopt;
    return v2_bad_request(
        fmt::format("Provided value {{{}}} for 'body-format' is not served here", *format));
}

serve::Response one_page(const Call& call, const Page& page) {
    PageShape shape;
    shape.space = *call.wiki().space(page.space);
    shape.included = included_in(call, page);
    shape.base = call.site.base();
    shape.with_version = call.request.parameter("include-version") != "false";
    if (wants_body(call) || call.request.writes())
        shape.body = Body{"storage", *call.wiki().body(page.id, page.version.number)};
    return json_answer(page_json(page, shape));
}

serve::Response list_pages(const Call& call, PageQuery query) {
    if (const auto refused = body_format_refusal(call)) return *refused;
    const auto window = window_of(call);
    if (const auto* refused = std::get_if<serve::Response>(&window)) return *refused;
    const auto [offset, limit] = std::get<Window>(window);
    const auto statuses = statuses_in(call);
    if (!statuses) return v2_bad_request("Provided value for 'status' is not supported");
    query.statuses = *statuses;
    if (const auto title = call.request.parameter("title")) query.title = *title;
    query.sort = call.request.parameter("sort").value_or("id");
    query.offset = offset;
    query.limit = limit + 1;  // one more tells whether a next page is worth a link
    std::vector<Page> pages = call.wiki().pages(query);
    const bool more = pages.size() > limit;
    if (more) pages.pop_back();
    return v2_listing(call, page_rows(call, pages), {offset, limit}, more);
}

}  // namespace confsync::sandbox
