#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace confsync::net {

/// One connection after the other on loopback, answered with bytes from a script: what no real
/// server library can be made to do. Each step gets the request's bytes and returns the answer's;
/// an empty answer closes the connection.
class LoopbackServer {
  public:
    using Script = std::vector<std::string>;

    explicit LoopbackServer(Script answers);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    std::string url() const;
    /// The requests read so far, head and body.
    std::vector<std::string> requests() const;
    int connections() const;

  private:
    void serve();
    bool answer_one(int connection);

    Script answers_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    int connections_ = 0;
    std::jthread thread_;
};

/// "HTTP/1.1 200 OK" with that body and keep-alive.
std::string ok(const std::string& body);

}  // namespace confsync::net
