#pragma once

#include <string>
#include <thread>

#include "commands/preview_site.hpp"
#include "serve/http_server.hpp"

namespace confsync::commands {

/// A preview on loopback that looks at its files again and again. From threads of its own until
/// stopped.
class PreviewServer {
  public:
    /// `site` must outlive it; port 0 takes any free one. Throws Error{failed} when it is taken.
    PreviewServer(PreviewSite& site, int port);
    ~PreviewServer();
    PreviewServer(const PreviewServer&) = delete;
    PreviewServer& operator=(const PreviewServer&) = delete;

    /// Address of the page to begin with.
    std::string url() const;
    /// May be called twice.
    void stop();

  private:
    PreviewSite& site_;
    serve::HttpServer http_;
    std::jthread watcher_;
};

}  // namespace confsync::commands
