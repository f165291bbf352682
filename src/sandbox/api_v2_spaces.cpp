#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"
#include "sandbox/requests_json.hpp"
#include "sandbox/wire_v2_json.hpp"

namespace confsync::sandbox {

namespace {

serve::Response list_spaces(const Call& call) {
    const std::vector<std::string> keys = listed(call, "keys");
    const std::vector<std::string> ids = listed(call, "ids");
    if (keys.size() > 250 || ids.size() > 250)
        return v2_bad_request("At most 250 keys or ids may be given");
    std::vector<Space> found;
    for (const Space& space : call.wiki().spaces()) {
        const auto is_key = [&](const std::string& key) {
            return fold_case(key) == fold_case(space.key);
        };
        if (!keys.empty() && std::none_of(keys.begin(), keys.end(), is_key)) continue;
        if (!ids.empty() && std::find(ids.begin(), ids.end(), space.id) == ids.end()) continue;
        found.push_back(space);
    }
    return v2_listing_of(call, found, space_json);
}

serve::Response get_space(const Call& call) {
    const auto space = call.wiki().space(call.path[0]);
    if (!space) return v2_refusal({Refusal::no_space, call.path[0]});
    return json_answer(space_json(*space));
}

serve::Response pages_of_space(const Call& call) {
    const auto space = call.wiki().space(call.path[0]);
    if (!space) return v2_refusal({Refusal::no_space, call.path[0]});
    PageQuery query;
    query.spaces = {space->id};
    query.roots_only = call.request.parameter("depth") == "root";
    return list_pages(call, std::move(query));
}

/// Some people leave the listing: accounts nobody knows.
serve::Response users_bulk(const Call& call) {
    const auto ids = read_account_ids(call.request.body);
    if (!ids) return v2_bad_request("accountIds must be a list of strings");
    std::vector<std::string> rows;
    for (const std::string& id : *ids)
        if (const auto user = call.wiki().user(id)) rows.push_back(user_v2_json(*user));
    return v2_listing(call, rows, {}, false);
}

/// There is no such call, only its answer (quirks.md 12).
serve::Response user_by_me(const Call&) {
    return v2_bad_request("Provided value {by-me} for 'id' is not the correct type");
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/spaces", list_spaces},
    Route{"GET", "/wiki/api/v2/spaces/{}", get_space},
    Route{"GET", "/wiki/api/v2/spaces/{}/pages", pages_of_space},
    Route{"POST", "/wiki/api/v2/users-bulk", users_bulk},
    Route{"GET", "/wiki/api/v2/user/by-me", user_by_me},
};

}  // namespace

std::span<const Route> v2_space_routes() { return routes; }

}  // namespace confsync::sandbox
