#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "base/environment.hpp"
#include "base/files.hpp"

namespace confsync::workspace {

/// A folder of its own for one test, gone with it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "confsync-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = fs::canonical(name);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }

  private:
    fs::path path_;
};

/// A git repository with a work tree, made with the `git` program; knows no one's configuration.
class TemporaryRepository : public TemporaryFolder {
  public:
    TemporaryRepository() { git("init -q -b main"); }

    void git(const std::string& arguments) const {
        const std::string command =
            "( env -i PATH=\"$PATH\" HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git -C '" +
            path().string() +
            "' -c user.name=Ada -c user.email=ada@example.com -c commit.gpgsign=false " +
            "-c protocol.file.allow=always " + arguments + " ) >/dev/null 2>&1";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("git " + arguments);
    }
    void commit_all(const std::string& message = "change") const {
        git("add -A");
        git("commit -q --allow-empty -m '" + message + "'");
    }
};

}  // namespace confsync::workspace
