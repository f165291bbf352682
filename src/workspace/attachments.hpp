#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engine/source.hpp"
#include "workspace/git.hpp"
#include "workspace/image_size.hpp"

namespace confsync::workspace {

/// Names of a page's attachments, by path: the file's own name; when another file has it already,
/// with the folder's before it; at last with six digits of the path's digest. In the order of the
/// paths, whatever order they come in.
std::map<std::string, std::string> attachment_names(const std::set<std::string>& paths);

/// 0 × 0 when the file can't be read, is no image or doesn't say.
ImageSize size_of_image(const fs::path& file);

/// The files of the work tree that pages show. Callable from several threads.
class AttachmentFiles {
  public:
    explicit AttachmentFiles(const Repository& repository) : repository_(repository) {}

    /// True when the work tree holds Git LFS's stand-in and not the file itself.
    bool is_lfs_pointer(const TrackedFile& file);
    /// 0 × 0 when the file is no image or doesn't say.
    ImageSize size_of(const std::string& path);
    /// Throws Error{failed} when the file is not the one with that blob any more.
    engine::Content content(const std::string& path, const engine::BlobId& blob) const;

  private:
    engine::Content from_git(const std::string& path, const engine::BlobId& blob) const;

    const Repository& repository_;
    std::mutex mutex_;
    std::map<std::string, ImageSize> sizes_;
    std::map<std::string, bool> pointers_;
};

}  // namespace confsync::workspace
