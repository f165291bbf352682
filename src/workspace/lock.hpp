#pragma once

#include <filesystem>
#include <string>

namespace confsync::workspace {

namespace fs = std::filesystem;

/// This machine's name, for people.
std::string host_name();

/// One run at a time: an exclusive lock on a file, freed by the destructor or by the end of the
/// process, however it ends.
class Lock {
  public:
    /// `purpose` is what a second run is told ("push"). Throws Error{refused} that names the
    /// holder when the lock is held; makes missing folders.
    Lock(const fs::path& file, const std::string& purpose);
    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&&) = delete;

  private:
    int fd_;
};

}  // namespace confsync::workspace
