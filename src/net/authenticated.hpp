#pragma once

#include <memory>
#include <string>

#include "net/secret.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

namespace confsync::net {

/// User and token of a site, bound to the one origin they may travel to.
struct Credentials {
    Origin origin;
    std::string user;
    Secret token;
};

/// Adds Basic authentication to each request. A request to any other origin is not sent at all:
/// Error{trust}.
std::unique_ptr<Transport> authenticated(std::unique_ptr<Transport> inner, Credentials credentials);

}  // namespace confsync::net
