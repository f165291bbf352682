#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workspace/git.hpp"

namespace confsync::workspace {

/// Files and folders of the index by path, asked for when a link names them. Callable from several
/// threads.
class TrackedLookup {
  public:
    /// `known` are files already looked at.
    TrackedLookup(const Repository& repository, const std::vector<TrackedFile>& known);

    /// Asks for many at once: cheaper than one by one.
    void fetch(const std::set<std::string>& paths);
    /// Nothing when the path is not tracked.
    std::optional<TrackedFile> find(const std::string& path);

  private:
    const Repository& repository_;
    std::mutex mutex_;
    std::map<std::string, std::optional<TrackedFile>> found_;
};

}  // namespace confsync::workspace
