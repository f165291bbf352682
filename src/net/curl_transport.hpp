#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "net/transport.hpp"

namespace confsync::net {

struct CurlOptions {
    std::string user_agent;  ///< "confsync/0.1.0"
    std::string proxy;       ///< address; empty: none. curl never reads the environment itself
    std::string ca_bundle;   ///< path; empty: the system's
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds request_timeout{120'000};  ///< of one try; a deadline may be nearer
    std::size_t max_body = std::size_t{256} << 20;       ///< of an answer, unpacked
};

/// Requests by libcurl: connections kept and reused, certificates verified, compressed answers
/// accepted, redirects handed back. An answer above `max_body` is Error{failed}. A request that
/// may not be repeated is never sent twice, not even by libcurl itself on a connection that the
/// server had closed meanwhile.
std::unique_ptr<Transport> curl_transport(CurlOptions options);

}  // namespace confsync::net
