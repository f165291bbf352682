#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "net/authenticated.hpp"
#include "net/curl_transport.hpp"
#include "net/logged.hpp"
#include "net/rate_limited.hpp"
#include "net/retrying.hpp"

namespace confsync::net {

/// What connecting needs besides the credentials. `clock` and `random` must outlive the transport.
struct Surroundings {
    Clock& clock;
    Random& random;
    CurlOptions curl;
    std::shared_ptr<Pace> pace;  ///< one per site and account; nothing: one of its own
    OnWait on_wait;
    Log log;  ///< nothing: no log
};

/// The whole stack that talks to one site: the only place where transports are nested. Plain http
/// to another machine is refused with Error{trust}.
std::unique_ptr<Transport> connect(const Credentials& credentials, Surroundings surroundings);

/// Jitter for production: seeded by the machine.
std::unique_ptr<Random> system_random();

}  // namespace confsync::net
