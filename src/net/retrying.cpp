#include "net/retrying.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <variant>

#include "base/error.hpp"
#include "net/retry_after.hpp"

namespace confsync::net {

namespace {

using std::chrono::milliseconds;
using Outcome = std::variant<Response, Error>;

bool is_passing(int status) {
    return status == 500 || status == 502 || status == 503 || status == 504;
}

bool may_repeat(const Outcome& outcome, Repeat repeat) {
    if (const auto* error = std::get_if<Error>(&outcome)) {
        return error->kind() == ErrorKind::network && repeat == Repeat::safe;
    }
    const int status = std::get<Response>(outcome).status;
    return status == 429 || (is_passing(status) && repeat == Repeat::safe);
}

std::string reason(const Outcome& outcome) {
    if (const auto* error = std::get_if<Error>(&outcome)) return error->message();
    const int status = std::get<Response>(outcome).status;
    if (status == 429) return "the server asks to slow down";
    return fmt::format("the server answered {}", status);
}

class Retrying final : public Transport {
  public:
    Retrying(std::unique_ptr<Transport> inner, Clock& clock, Random& random, OnWait on_wait,
             RetryRules rules)
        : inner_(std::move(inner)),
          clock_(clock),
          random_(random),
          on_wait_(std::move(on_wait)),
          rules_(rules) {}

    Response send(const Request& request, const Cancellation& cancel) override {
        for (int attempt = 1;; ++attempt) {
            Outcome outcome = send_once(request, cancel);
            const bool again = attempt < rules_.tries && may_repeat(outcome, request.repeat);
            const auto wait = again ? wait_before(attempt, outcome) : std::nullopt;
            if (!wait || !pause(*wait, reason(outcome), cancel)) return result(std::move(outcome));
        }
    }

  private:
    Outcome send_once(const Request& request, const Cancellation& cancel) {
        try {
            return inner_->send(request, cancel);
        } catch (const Error& error) {
            return error;
        }
    }

    static Response result(Outcome outcome) {
        if (const auto* error = std::get_if<Error>(&outcome)) throw *error;
        return std::get<Response>(std::move(outcome));
    }

    std::optional<milliseconds> wait_before(int attempt, const Outcome& outcome) {
        const auto* response = std::get_if<Response>(&outcome);
        const auto asked = response ? retry_after(*response, clock_.now()) : std::nullopt;
        if (asked && *asked > rules_.longest_retry_after) return std::nullopt;
        return std::max(backoff(attempt), asked.value_or(milliseconds{0}));
    }

    /// Between half and the whole of the doubled wait, so that clients don't come back in step.
    milliseconds backoff(int attempt) {
        const double doubled =
            static_cast<double>(rules_.first_wait.count()) * static_cast<double>(1 << attempt) / 2;
        const double capped =
            std::min(doubled, static_cast<double>(rules_.longest_backoff.count()));
        return milliseconds{static_cast<std::int64_t>(capped * (0.5 + uniform() / 2))};
    }

    double uniform() {
        const std::scoped_lock lock(random_mutex_);
        return random_.uniform();
    }

    /// False when there is no time left to wait.
    bool pause(milliseconds wait, const std::string& why, const Cancellation& cancel) {
        const bool endless = cancel.deadline == Deadline::max();
        if (!endless && clock_.steady_now() + wait >= cancel.deadline) return false;
        if (on_wait_) on_wait_(why, wait);
        clock_.sleep_for(wait, cancel.stop);
        if (cancel.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
        return true;
    }

    std::unique_ptr<Transport> inner_;
    Clock& clock_;
    Random& random_;
    std::mutex random_mutex_;
    OnWait on_wait_;
    RetryRules rules_;
};

}  // namespace

std::unique_ptr<Transport> retrying(std::unique_ptr<Transport> inner, Clock& clock, Random& random,
                                    OnWait on_wait, RetryRules rules) {
    return std::make_unique<Retrying>(std::move(inner), clock, random, std::move(on_wait), rules);
}

}  // namespace confsync::net
