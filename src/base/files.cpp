#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"

namespace confsync {

namespace {

[[noreturn]] void fail(std::string_view doing, const fs::path& path) {
    const int code = errno;
    const auto kind = code == ENOENT ? ErrorKind::not_found : ErrorKind::failed;
    throw Error(kind, fmt::format("{} {}: {}", doing, path.string(), std::strerror(code)), {},
                {path.string(), 0, 0});
}

class FileDescriptor {
  public:
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    bool valid() const { return fd_ >= 0; }

  private:
    int fd_;
};

void write_all(int fd, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A file that is replaced keeps its mode.
mode_t mode_of(const fs::path& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0644;
}

void write_durably(const fs::path& path, std::string_view bytes, mode_t mode) {
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (!file.valid()) fail("cannot write", path);
    write_all(file.get(), bytes, path);
    if (::fsync(file.get()) != 0) fail("cannot write", path);
}

void sync_folder(const fs::path& folder) {
    const FileDescriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.valid()) ::fsync(handle.get());
}

}  // namespace

std::string read_file(const fs::path& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid()) fail("cannot read", path);
    std::string bytes;
    struct stat facts {};
    if (::fstat(file.get(), &facts) == 0 && facts.st_size > 0)
        bytes.reserve(static_cast<std::size_t>(facts.st_size) + 1);
    char buffer[65536];
    for (;;) {
        const auto got = ::read(file.get(), buffer, sizeof buffer);
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("cannot read", path);
        bytes.append(buffer, static_cast<std::size_t>(got));
    }
}

void write_file_atomically(const fs::path& path, std::string_view bytes) {
    write_file_atomically(path, bytes, Access::everyone);
}

void write_file_atomically(const fs::path& path, std::string_view bytes, Access access) {
    fs::path temporary = path;
    temporary += fmt::format(".tmp{}", ::getpid());
    try {
        write_durably(temporary, bytes, access == Access::owner ? 0600 : mode_of(path));
        if (::rename(temporary.c_str(), path.c_str()) != 0) fail("cannot write", path);
    } catch (const Error&) {
        ::unlink(temporary.c_str());
        throw;
    }
    sync_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

}  // namespace confsync
