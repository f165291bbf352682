#pragma once

#include <memory>
#include <ostream>

#include "base/environment.hpp"
#include "engine/remote.hpp"
#include "net/redact.hpp"
#include "workspace/config.hpp"

namespace confsync::commands {

/// What is told of the talk with the server, and where.
struct Telling {
    std::ostream& out;
    bool requests = false;     ///< a line per request and answer
    bool on_terminal = false;  ///< a progress bar may stand on the last line
};

/// A way to one site with one account, and what its secret looks like in texts.
class Connection {
  public:
    /// Resolves the token and stacks the transport; sends nothing. Whether the token may go there
    /// is the caller's to ask first (workspace/trust.hpp). Tells of waits of a second and longer.
    /// Throws Error{credentials} when there is no token.
    Connection(const workspace::Config& config, const Environment& environment,
               const Telling& telling);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    engine::Remote& remote() { return *remote_; }
    const net::Redactor& redactor() const { return redactor_; }

  private:
    std::unique_ptr<Random> random_;
    net::Redactor redactor_;
    std::unique_ptr<engine::Remote> remote_;
};

}  // namespace confsync::commands
