#include <array>

#include "sandbox/v1_listing.hpp"

namespace confsync::sandbox {

namespace {

serve::Response current_user(const Call& call) {
    return json_answer(v1_user_json(call.site.account, call.site.base()));
}

serve::Response user_by_id(const Call& call) {
    const auto id = call.request.parameter("accountId");
    const auto user = id ? call.wiki().user(*id) : std::nullopt;
    if (!user)
        return v1_error(404, "NotFoundException",
                        "No user found with accountId: " + id.value_or(""));
    return json_answer(v1_user_json(*user, call.site.base()));
}

constexpr std::array routes{
    Route{"GET", "/wiki/rest/api/user/current", current_user},
    Route{"GET", "/wiki/rest/api/user", user_by_id},
};

}  // namespace

std::span<const Route> v1_user_routes() { return routes; }

}  // namespace confsync::sandbox
