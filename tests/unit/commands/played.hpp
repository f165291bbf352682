#pragma once

#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "commands/run.hpp"

namespace confsync::commands {

/// A folder that goes with the test.
class Folder {
  public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "confsync-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Writes a file, with the folders on the way.
inline void write(const Folder& folder, const std::string& path, const std::string& text) {
    const auto file = folder.path() / path;
    std::filesystem::create_directories(file.parent_path());
    write_file_atomically(file, text);
}

/// What one run of the program said.
struct Played {
    int code = 0;
    std::string out;
    std::string err;
};

/// Runs the program without a terminal, a home or anything in the environment but `environment`.
inline Played play(const std::vector<std::string>& args, const std::filesystem::path& cwd,
                   const Environment& environment = {}, std::string typed = {},
                   bool at_terminal = false) {
    std::istringstream in(std::move(typed));
    std::ostringstream out;
    std::ostringstream err;
    const Streams streams{in, out, err, at_terminal, false, at_terminal, 80};
    const int code = run({args, streams, environment, cwd, {}});
    return {code, out.str(), err.str()};
}

}  // namespace confsync::commands
