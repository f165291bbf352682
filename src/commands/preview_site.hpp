#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "commands/preview_pages.hpp"
#include "commands/published_pages.hpp"
#include "serve/http.hpp"

namespace confsync::commands {

/// What a browser gets to see of a scope. Callable from several threads.
class PreviewSite {
  public:
    /// `published`: shown beside the new pages; must outlive the site. Throws Error when the file
    /// to begin with cannot be read.
    PreviewSite(const PreviewScope& scope, render::Flavor flavor,
                PublishedPages* published = nullptr);

    /// The page to begin with; empty when there is none.
    engine::PageKey start();
    /// Of files that can be no page.
    Diagnostics left_out();
    /// /page/KEY, /file/PATH of what pages show, style and script, and /changes?since=N, which
    /// waits for a number other than N. Never throws: what went wrong is a page.
    serve::Response answer(const serve::Request& request);
    /// Reads what changed on the disk. True when something did.
    bool look_again();
    /// Answers all who wait for a change.
    void end() { ending_.request_stop(); }

  private:
    serve::Response routed(const serve::Request& request);
    serve::Response page(const std::string& key);
    serve::Response missing_page(const std::string& key);
    serve::Response file(const std::string& path);
    serve::Response changes(const std::string& since);
    std::string content_of(const PreviewPage& page,
                           const std::optional<Published>& published) const;
    void read_again(const std::set<std::string>& changed);

    const PreviewScope scope_;
    const render::Flavor flavor_;
    PublishedPages* const published_;
    std::stop_source ending_;
    std::condition_variable_any changed_;
    std::mutex mutex_;  ///< guards what follows
    Stamps seen_;       ///< of the files that `pages_` are made of, taken before these were read
    PreviewPages pages_;
    long number_ = 1;               ///< of the state of the files
    std::optional<Error> failure_;  ///< of the last reading
};

}  // namespace confsync::commands
