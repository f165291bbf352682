#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workspace/file_lookup.hpp"

namespace confsync::workspace {

/// Files and folders of the index by path, asked for when a link names them.
class TrackedLookup final : public FileLookup {
  public:
    /// `known` are files already looked at; they must outlive the lookup.
    TrackedLookup(const Repository& repository, const std::vector<TrackedFile>& known);

    /// Asks for many at once: cheaper than one by one.
    void fetch(const std::set<std::string>& paths);
    /// True for a file that was known from the beginning.
    bool knows(const std::string& path) const { return known_.contains(path); }
    const TrackedFile* find(const std::string& path) override;
    std::vector<std::string> known() const override;
    Absence absence(const std::string& path, const std::string& as_written) const override;
    /// What the repository was asked for: files, folders and paths it doesn't track.
    std::map<std::string, std::optional<TrackedFile>> asked() const;

  private:
    const Repository& repository_;
    std::unordered_map<std::string_view, const TrackedFile*> known_;
    mutable std::mutex mutex_;
    std::map<std::string, std::optional<TrackedFile>> asked_;  ///< guarded by `mutex_`
};

/// The answers of one Repository::tracked_at(), with nothing for paths that are not tracked.
std::map<std::string, std::optional<TrackedFile>> look_up(const Repository& repository,
                                                          const std::set<std::string>& paths);

}  // namespace confsync::workspace
