#pragma once

#include <memory>

#include "net/transport.hpp"

namespace confsync::net {

/// Gives a request's method and body to a libcurl handle, for one transfer; part of
/// curl_transport.cpp. Must not outlive handle or request.
class RequestBody {
  public:
    /// `easy` is a CURL*.
    RequestBody(void* easy, const Request& request);
    ~RequestBody();
    RequestBody(const RequestBody&) = delete;
    RequestBody& operator=(const RequestBody&) = delete;

    /// To be called after the transfer: throws what opening a part threw.
    void rethrow_failure() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace confsync::net
