#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "net/transport.hpp"

namespace confsync::net {

/// How long the answer asks to wait: Retry-After in seconds or as an HTTP date seen from `now`;
/// never negative. Nothing when it does not say, or says it in a way that makes no sense.
std::optional<std::chrono::milliseconds> retry_after(const Response& response, Timestamp now);

/// Reads "Sat, 21 Nov 2026 09:30:00 GMT" (RFC 9110, IMF-fixdate); nothing for anything else.
std::optional<Timestamp> parse_http_date(const std::string& text);

}  // namespace confsync::net
