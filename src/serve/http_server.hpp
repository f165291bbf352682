#pragma once

#include <memory>
#include <string>

#include "serve/http.hpp"

namespace confsync::serve {

/// HTTP/1.1 on 127.0.0.1, with keep-alive, from threads of its own until stopped. A request whose
/// Host is not this server's loopback address is answered 421 before anyone sees it, so that no
/// web page can reach it under a name of its own (DNS rebinding).
class HttpServer {
  public:
    /// Binds at once; port 0 takes any free one. Throws Error{failed} when it is taken.
    explicit HttpServer(int port);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Starts to answer; requests that came since the binding are waiting. Once only.
    void serve(Answer answer);
    int port() const;
    /// "http://127.0.0.1:PORT", without a slash at the end.
    std::string origin() const;
    /// Lets requests under way finish, then ends all threads. May be called twice.
    void stop();

  private:
    struct Listening;
    std::unique_ptr<Listening> listening_;
};

/// True when a Host header names this machine's loopback address at that port.
bool is_loopback_host(std::string_view host, int port);

}  // namespace confsync::serve
