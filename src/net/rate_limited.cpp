#include "net/rate_limited.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/unicode.hpp"
#include "net/retry_after.hpp"

namespace confsync::net {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_gap{100};
constexpr milliseconds longest_gap{2'000};
/// Beyond that the answer is handed on instead (retrying.hpp); nobody else should wait for it.
constexpr milliseconds longest_hold{300'000};

bool near_limit(const Response& response) {
    return lower_case(response.header("X-RateLimit-NearLimit").value_or("")) == "true";
}

class RateLimited final : public Transport {
  public:
    RateLimited(std::unique_ptr<Transport> inner, std::shared_ptr<Pace> pace)
        : inner_(std::move(inner)), pace_(std::move(pace)) {}

    Response send(const Request& request, const Cancellation& cancel) override {
        pace_->wait_for_turn(cancel);
        Response response = inner_->send(request, cancel);
        pace_->learn(response);
        return response;
    }

  private:
    std::unique_ptr<Transport> inner_;
    std::shared_ptr<Pace> pace_;
};

}  // namespace

milliseconds Pace::take_turn(const Cancellation& cancel) {
    const std::scoped_lock lock(mutex_);
    const Deadline now = clock_.steady_now();
    const Deadline turn = std::max(now, next_turn_);
    if (turn > cancel.deadline) {
        throw Error(ErrorKind::network, "the server asked to slow down and time ran out",
                    "nothing was sent; try again later");
    }
    next_turn_ = turn + gap_;
    return std::chrono::ceil<milliseconds>(turn - now);
}

void Pace::wait_for_turn(const Cancellation& cancel) {
    const milliseconds wait = take_turn(cancel);
    if (wait.count() > 0) clock_.sleep_for(wait, cancel.stop);
    if (cancel.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
}

void Pace::learn(const Response& response) {
    const std::scoped_lock lock(mutex_);
    const bool refused = response.status == 429;
    if (refused || near_limit(response)) {
        gap_ = std::clamp(gap_ * 2, first_gap, longest_gap);
    } else {
        gap_ -= gap_ / 8;
        if (gap_ < first_gap / 4) gap_ = milliseconds{0};
    }
    const auto asked = refused ? retry_after(response, clock_.now()) : std::nullopt;
    if (asked && *asked <= longest_hold) {
        next_turn_ = std::max(next_turn_, clock_.steady_now() + *asked);
    }
}

std::unique_ptr<Transport> rate_limited(std::unique_ptr<Transport> inner,
                                        std::shared_ptr<Pace> pace) {
    return std::make_unique<RateLimited>(std::move(inner), std::move(pace));
}

}  // namespace confsync::net
