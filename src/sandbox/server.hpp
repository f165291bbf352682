#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace confsync::sandbox {

struct ServerOptions {
    int port = 0;                                   ///< 0: any free port of the loopback address
    std::optional<std::filesystem::path> database;  ///< absent: in memory
    std::string space = "DEMO";  ///< exists with a home page once the server runs
    std::string user = "sandbox@example.com";
    std::string token = "sandbox";
    std::chrono::milliseconds latency{0};  ///< added to every API answer
    int requests_per_second = 0;  ///< 0: no limit; above it: 429 with Retry-After (quirks.md 15)
};

class Wiki;

/// One API request as the server saw it, for tests that count and judge traffic.
struct Exchange {
    std::string method;
    std::string target;  ///< path and query
    std::string request_body;
    int status = 0;
    std::string response_content_type;
    std::string response_body;
    bool write = false;                ///< a method other than GET or HEAD
    std::vector<std::string> parts{};  ///< names of the parts, when the request body is multipart
};

/// An honest stand-in for a Confluence Cloud site on loopback (confluence/quirks.md): API, pages
/// for people, and a control endpoint for faults. Serves from its own threads until destroyed.
class Server {
  public:
    /// Listens at once. Throws Error{failed} when the port is taken or the file is not a sandbox.
    explicit Server(const ServerOptions& options, Clock& clock = system_clock());
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// "http://127.0.0.1:PORT/wiki": what `confsync init --site` takes.
    std::string site_url() const;
    /// Address of the control endpoint; its path is random. POST JSON faults to it, see
    /// sandbox/faults.hpp.
    std::string control_url() const;
    /// What was asked of the API since the start or the last call with `forget`; of very much, the
    /// last 256 MB.
    std::vector<Exchange> exchanges(bool forget = false);
    /// What it serves, for tests that look at it or play people. Any thread.
    Wiki& wiki();
    /// Ends serving; everything stored is in the file then. The destructor does it too.
    void stop();

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace confsync::sandbox
