#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/server.hpp"

/// The smallest HTTP client: plain sockets, one connection a request, nothing hidden.
namespace confsync::sandbox::test {

using Json = nlohmann::json;

struct Reply {
    int status = 0;  ///< 0: the connection ended without an answer
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    std::string header(const std::string& name) const;
    Json json() const { return Json::parse(body); }
    /// `errors[0].title` of a v2 refusal.
    std::string title() const;
    std::string code() const;
    /// `message` of a v1 refusal.
    std::string message() const;
};

struct Ask {
    std::string method = "GET";
    std::string target;
    std::string body{};
    std::string content_type = "application/json";
    std::string authorization{};
    std::string host{};     ///< empty: the right one
    std::string headers{};  ///< more lines, each with its end
};

/// Sends to 127.0.0.1:port.
Reply ask(int port, const Ask& ask);

/// A site of its own with a clock that stands still.
class Fixture {
  public:
    explicit Fixture(const ServerOptions& options = {});

    Server& server() { return server_; }
    int port() const;
    std::string space_id();
    std::string home_id();

    Reply get(const std::string& path) const { return call({"GET", path}); }
    Reply post(const std::string& path, const Json& body) const;
    Reply put(const std::string& path, const Json& body) const;
    Reply remove(const std::string& path) const { return call({"DELETE", path}); }
    Reply upload(const std::string& method, const std::string& path, const std::string& name,
                 const std::string& bytes, const std::string& comment = "",
                 const std::string& comment_type = "text/plain; charset=UTF-8") const;
    /// As the API account, with anything else chosen.
    Reply call(Ask ask) const;
    /// POSTs JSON to the control endpoint.
    Reply control(const Json& body) const;
    Json counters() const;

    /// A new page below the home page, or below `parent`; returns its id.
    std::string page(const std::string& title, const std::string& body = "<p>x</p>",
                     const std::string& parent = "");
    Reply edit(const std::string& id, int version, const std::string& title,
               const std::string& body = "<p>y</p>", const Json& more = Json::object()) const;

    /// Titles of the rows of a listing, in order, with commas between.
    std::string titles(const std::string& path) const;
    std::string stored(const std::string& id) const;  ///< the body, as storage

  private:
    class FixedClock : public Clock {
      public:
        Timestamp now() const override;
        Deadline steady_now() const override { return Deadline{}; }
        void sleep_for(std::chrono::milliseconds time, const std::stop_token& stop) override;
    };

    FixedClock clock_;
    ServerOptions options_;
    Server server_;
};

}  // namespace confsync::sandbox::test
