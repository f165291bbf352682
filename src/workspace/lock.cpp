#include "workspace/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace confsync::workspace {

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "this machine";
    return name.data();
}

namespace {

[[noreturn]] void fail(const fs::path& file, int code) {
    throw Error(ErrorKind::failed,
                fmt::format("cannot lock {}: {}", file.string(), std::strerror(code)),
                "check who owns the repository's .git folder", {file.string(), 0, 0});
}

[[noreturn]] void refuse(const fs::path& file) {
    const std::string holder = escape_terminal(trimmed(read_file(file)));
    throw Error(ErrorKind::refused,
                fmt::format("another run is under way: {}", holder.empty() ? "unknown" : holder),
                "wait until it has finished", {file.string(), 0, 0});
}

void write_holder(int fd, const std::string& purpose) {
    const std::string text =
        fmt::format("{}, process {} on {}\n", purpose, ::getpid(), host_name());
    if (::ftruncate(fd, 0) != 0) return;
    // Only a courtesy to whoever finds the lock held: it holds without these words too.
    [[maybe_unused]] const auto written = ::pwrite(fd, text.data(), text.size(), 0);
}

}  // namespace

Lock::Lock(const fs::path& file, const std::string& purpose) : fd_(-1) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd_ < 0) fail(file, errno);
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const int code = errno;
        ::close(std::exchange(fd_, -1));
        if (code == EWOULDBLOCK) refuse(file);
        fail(file, code);
    }
    write_holder(fd_, purpose);
}

Lock::Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Lock::~Lock() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace confsync::workspace
