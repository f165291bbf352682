#pragma once

#include <memory>

#include "net/transport.hpp"

namespace confsync::net {

/// Follows one redirect of a request that asks for it (Request::follow) over `plain`, which must
/// not add credentials: the other host gets the address and nothing else. https, or plain http on
/// this machine; elsewhere Error{trust}. Other answers are handed on as they are.
std::unique_ptr<Transport> redirected(std::unique_ptr<Transport> inner,
                                      std::unique_ptr<Transport> plain);

}  // namespace confsync::net
