#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "net/transport.hpp"

namespace confsync::net {

struct RetryRules {
    int tries = 5;                              ///< the first one included
    std::chrono::milliseconds first_wait{500};  ///< doubled with each try
    std::chrono::milliseconds longest_backoff{30'000};
    /// A server that asks for more is taken at its word: the answer is handed on, not waited for.
    std::chrono::milliseconds longest_retry_after{300'000};
};

/// Told before each wait, from the thread that waits: why, and how long.
using OnWait = std::function<void(const std::string& why, std::chrono::milliseconds time)>;

/// Sends again what may succeed in a moment. 429 whatever the request: it was not carried out.
/// 500, 502, 503, 504 and no answer at all only for Repeat::safe. The last answer or error is
/// handed on, also when the deadline would pass while waiting.
std::unique_ptr<Transport> retrying(std::unique_ptr<Transport> inner, Clock& clock, Random& random,
                                    OnWait on_wait = {}, RetryRules rules = {});

}  // namespace confsync::net
