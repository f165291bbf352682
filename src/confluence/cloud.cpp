#include "confluence/cloud.hpp"

#include <fmt/format.h>

#include "base/unicode.hpp"

namespace confsync::confluence {

using namespace engine;

namespace {

constexpr std::chrono::seconds newborn_time{15};

SiteFacts read_site(Api& api, const Cancellation& cancel) {
    const Account me = read_account(api.get("rest/api/user/current", {}, cancel));
    if (me.id.empty()) {
        throw Error(ErrorKind::credentials, "the server does not know whose token this is",
                    "check auth.user and the token");
    }
    const std::string base = read_base(api.get("api/v2/spaces", {{"limit", "1"}}, cancel));
    return {base.empty() ? api.root() : base, me.id, me.name};
}

}  // namespace

Cloud::Cloud(std::string_view site, std::unique_ptr<net::Transport> transport, Clock& clock)
    : api_(site, std::move(transport)), clock_(clock) {}

SiteFacts Cloud::site(const Cancellation& cancel) {
    {
        const std::scoped_lock lock(mutex_);
        if (site_) return *site_;
    }
    try {
        SiteFacts facts = read_site(api_, cancel);
        const std::scoped_lock lock(mutex_);
        site_ = facts;
        return facts;
    } catch (const Error& error) {
        throw error.within("connecting to " + api_.root());
    }
}

Space Cloud::space(const std::string& key, const Cancellation& cancel) {
    const std::string wanted = lower_case(key);
    for (const Space& space :
         api_.all("api/v2/spaces", {{"keys", key}, {"limit", "250"}}, read_spaces, cancel)) {
        if (lower_case(space.key) == wanted) return space;
    }
    throw Error(
        ErrorKind::not_found,
        fmt::format("there is no space {} at {}, or this account cannot see it", key, api_.root()),
        "check the key, and the account's permission in the space's settings");
}

void Cloud::pause(int attempt, const Cancellation& cancel) {
    constexpr std::chrono::milliseconds first{200};
    clock_.sleep_for(first * (1 << (attempt - 1)), cancel.stop);
    if (cancel.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
}

bool Cloud::is_newborn(const PageId& page) {
    const std::scoped_lock lock(mutex_);
    const auto found = newborn_.find(page);
    if (found == newborn_.end()) return false;
    if (clock_.steady_now() < found->second) return true;
    newborn_.erase(found);
    return false;
}

void Cloud::note_newborn(const PageId& page) {
    const std::scoped_lock lock(mutex_);
    newborn_[page] = clock_.steady_now() + newborn_time;
}

}  // namespace confsync::confluence
