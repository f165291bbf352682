#include "net/connect.hpp"

#include <fmt/format.h>

#include <random>

#include "base/error.hpp"
#include "net/redirected.hpp"

namespace confsync::net {

namespace {

class SystemRandom final : public Random {
  public:
    double uniform() override { return distribution_(engine_); }

  private:
    std::mt19937_64 engine_{std::random_device{}()};
    std::uniform_real_distribution<double> distribution_{0.0, 1.0};
};

void refuse_plain_http(const Origin& origin) {
    if (origin.scheme == "https" || is_loopback(origin)) return;
    throw Error(ErrorKind::trust,
                fmt::format("credentials are not sent to {} unencrypted", to_string(origin)),
                "use an https address; http is for this machine only");
}

}  // namespace

std::unique_ptr<Transport> connect(const Credentials& credentials, Surroundings surroundings) {
    refuse_plain_http(credentials.origin);
    const auto wire = [&] {
        auto curl = curl_transport(surroundings.curl);
        if (!surroundings.log) return curl;
        return logged(std::move(curl), surroundings.clock, surroundings.log,
                      Redactor(credentials.user, credentials.token));
    };
    const auto patient = [&](std::unique_ptr<Transport> inner) {
        return retrying(std::move(inner), surroundings.clock, surroundings.random,
                        surroundings.on_wait);
    };
    auto pace = surroundings.pace ? surroundings.pace : std::make_shared<Pace>(surroundings.clock);
    auto site = authenticated(rate_limited(wire(), std::move(pace)), credentials);
    return redirected(patient(std::move(site)), patient(wire()));
}

std::unique_ptr<Random> system_random() { return std::make_unique<SystemRandom>(); }

}  // namespace confsync::net
