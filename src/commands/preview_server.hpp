#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "commands/preview_pages.hpp"
#include "commands/published_pages.hpp"
#include "serve/http_server.hpp"

namespace confsync::commands {

struct PreviewOptions {
    render::Flavor flavor = render::Flavor::cloud;
    int port = 0;                         ///< 0: any free one
    PublishedPages* published = nullptr;  ///< shown beside the new ones; must outlive the server
};

/// The pages of a scope on loopback, read again when their files change. Serves from threads of its
/// own until destroyed.
class PreviewServer {
  public:
    /// Throws Error when the port is taken or the file to begin with cannot be read.
    PreviewServer(const PreviewScope& scope, const PreviewOptions& options);
    ~PreviewServer();
    PreviewServer(const PreviewServer&) = delete;
    PreviewServer& operator=(const PreviewServer&) = delete;

    /// The page to begin with; empty when there is none.
    engine::PageKey start();
    /// Its address.
    std::string url();
    void stop();

  private:
    serve::Response answer(const serve::Request& request);
    serve::Response routed(const serve::Request& request);
    serve::Response page(const std::string& key);
    serve::Response missing_page(const std::string& key);
    serve::Response file(const std::string& path);
    serve::Response changes(const std::string& since);
    std::string content_of(const PreviewPage& page) const;
    std::string compared(const PreviewPage& page) const;
    void watch(const std::stop_token& stop);
    void look_again();
    void read_again(const std::set<std::string>& changed);

    const PreviewScope scope_;
    const PreviewOptions options_;
    std::mutex mutex_;  ///< guards all down to `failure_`
    std::condition_variable_any changed_;
    Stamps seen_;  ///< of the files that `pages_` are made of, taken before these were read
    PreviewPages pages_;
    long number_ = 1;               ///< of the state of the files
    std::optional<Error> failure_;  ///< of the last reading
    std::stop_source stopping_;
    serve::HttpServer http_;
    std::jthread watcher_;
};

}  // namespace confsync::commands
