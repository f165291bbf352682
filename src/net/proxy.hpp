#pragma once

#include <map>
#include <string>

#include "net/url.hpp"

namespace confsync::net {

/// The proxy for requests to `target`, from an environment as curl and git read it: HTTPS_PROXY or
/// https_proxy, for http only http_proxy, then ALL_PROXY; hosts named in NO_PROXY (names, domains
/// with or without a leading dot, "*") go direct. Loopback never goes through a proxy. Empty: none.
std::string proxy_for(const Origin& target, const std::map<std::string, std::string>& environment);

}  // namespace confsync::net
