#include "workspace/attachments.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/unicode.hpp"
#include "workspace/outline.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

/// Enough for every header that says how large an image is, metadata before it included.
constexpr std::size_t head_size = 256 * 1024;

std::string head_of(const fs::path& path, std::size_t size) {
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::string with_digest(const std::string& path, const std::string& name) {
    const std::string digest = sha256(path).value.substr(0, 6);
    const auto dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return name + "-" + digest;
    return name.substr(0, dot) + "-" + digest + name.substr(dot);
}

Error changed(const std::string& path) {
    return {ErrorKind::failed,
            path + " changed while confsync ran",
            "run the command again",
            {path, 0, 0}};
}

}  // namespace

std::map<std::string, std::string> attachment_names(const std::set<std::string>& paths) {
    std::map<std::string, std::string> names;
    std::set<std::string> taken;
    // Compared without case: some file systems and proxies on the way forget it.
    const auto take = [&](const std::string& name) { return taken.insert(fold_case(name)).second; };
    for (const std::string& path : paths) {
        std::string name = name_of(path);
        const std::string folder = name_of(folder_of(path));
        if (!take(name)) {
            name = folder.empty() ? name : folder + "_" + name;
            if (!take(name)) name = with_digest(path, name);
            take(name);
        }
        names[path] = name;
    }
    return names;
}

ImageSize size_of_image(const fs::path& file) { return image_size(head_of(file, head_size)); }

bool AttachmentFiles::is_lfs_pointer(const TrackedFile& file) {
    // What stands in the index is always the pointer: that is how Git LFS works.
    if (!file.checked_out || file.size > longest_lfs_pointer) return false;
    const std::scoped_lock lock(mutex_);
    const auto [at, added] = pointers_.try_emplace(file.path, false);
    if (added)
        at->second =
            workspace::is_lfs_pointer(head_of(repository_.root() / file.path, longest_lfs_pointer));
    return at->second;
}

ImageSize AttachmentFiles::size_of(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    const auto [at, added] = sizes_.try_emplace(path);
    if (added) at->second = size_of_image(repository_.root() / path);
    return at->second;
}

/// A sparse checkout leaves files out of the work tree; git has them all the same.
engine::Content AttachmentFiles::from_git(const std::string& path,
                                          const engine::BlobId& blob) const {
    auto bytes = repository_.blob(blob);
    if (!bytes)
        throw Error(ErrorKind::failed, path + " is neither in the work tree nor in this clone",
                    "git sparse-checkout add it, or fetch it", {path, 0, 0});
    const auto size = bytes->size();
    return {size, [bytes = std::make_shared<const std::string>(std::move(*bytes))] {
                return std::make_unique<std::istringstream>(*bytes);
            }};
}

engine::Content AttachmentFiles::content(const std::string& path,
                                         const engine::BlobId& blob) const {
    const auto now = repository_.tracked_at({path});
    const auto found = now.find(path);
    if (found == now.end() || found->second.blob != blob) throw changed(path);
    if (!found->second.checked_out) return from_git(path, blob);
    const fs::path file = repository_.root() / path;
    return {found->second.size, [file, path]() -> std::unique_ptr<std::istream> {
                auto stream = std::make_unique<std::ifstream>(file, std::ios::binary);
                if (!*stream) throw changed(path);
                return stream;
            }};
}

}  // namespace confsync::workspace
