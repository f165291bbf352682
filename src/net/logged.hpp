#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "net/redact.hpp"
#include "net/transport.hpp"

namespace confsync::net {

/// Receives one line at a time, from the thread that sends; already redacted.
using Log = std::function<void(const std::string& line)>;

/// Writes each request and answer as lines: method, address, sizes, time, request headers and the
/// server's request id. Never a body.
std::unique_ptr<Transport> logged(std::unique_ptr<Transport> inner, Clock& clock, Log log,
                                  Redactor redactor);

}  // namespace confsync::net
