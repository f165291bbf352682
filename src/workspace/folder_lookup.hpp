#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "workspace/file_lookup.hpp"

namespace confsync::workspace {

/// Files of a folder that no git tracks.
class FolderLookup final : public FileLookup {
  public:
    explicit FolderLookup(fs::path root) : root_(std::move(root)) {}

    const TrackedFile* find(const std::string& path) override;
    /// None: nobody walked the folder.
    std::vector<std::string> known() const override { return {}; }
    Absence absence(const std::string& path, const std::string& as_written) const override;

  private:
    std::optional<TrackedFile> look_at(const std::string& path) const;

    const fs::path root_;
    std::mutex mutex_;
    std::map<std::string, std::optional<TrackedFile>> found_;  ///< guarded by `mutex_`
};

}  // namespace confsync::workspace
