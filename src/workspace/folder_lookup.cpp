#include "workspace/folder_lookup.hpp"

#include <fmt/format.h>

namespace confsync::workspace {

std::optional<TrackedFile> FolderLookup::look_at(const std::string& path) const {
    std::error_code ignored;
    const auto status = fs::symlink_status(root_ / path, ignored);
    TrackedFile file;
    file.path = path;
    switch (status.type()) {
        case fs::file_type::regular: file.kind = FileKind::file; return file;
        case fs::file_type::directory: file.kind = FileKind::directory; return file;
        case fs::file_type::symlink: file.kind = FileKind::symlink; return file;
        default: return std::nullopt;
    }
}

const TrackedFile* FolderLookup::find(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    const auto [at, is_new] = found_.try_emplace(path);
    if (is_new) at->second = look_at(path);
    return at->second ? &*at->second : nullptr;
}

Absence FolderLookup::absence(const std::string&, const std::string& as_written) const {
    return {fmt::format("there is no {}", as_written), "correct the path, or add the file"};
}

}  // namespace confsync::workspace
