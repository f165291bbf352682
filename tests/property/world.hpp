#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/environment.hpp"
#include "sandbox/server.hpp"

namespace confsync::property {

namespace fs = std::filesystem;

struct Result {
    int code = 0;
    std::string out;
    std::string err;
};

/// A page as the sandbox has it, read through its API.
struct StoredPage {
    std::string id;
    std::string title;
    int version = 0;
    auto operator<=>(const StoredPage&) const = default;
};

/// A git repository, a site and the program between them, in a folder that goes away.
class World {
  public:
    World();
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    fs::path repository() const { return folder_ / "repo"; }
    sandbox::Server& site() { return *server_; }

    void write(const std::string& path, const std::string& bytes, const fs::path& clone = {});
    /// `git …` in the repository or in a clone; fails the test when git does.
    void git(const std::string& arguments, const fs::path& clone = {});
    /// The same, with git's own exit code.
    int try_git(const std::string& arguments, const fs::path& clone = {});
    void commit_all(const fs::path& clone = {});
    /// A second clone of the repository as it is now.
    fs::path clone(const std::string& name);

    /// The whole program in this process.
    Result run(const std::vector<std::string>& arguments, const fs::path& clone = {});
    /// The built program, killed as soon as `doomed` says so (asked every half millisecond).
    void run_until(const std::vector<std::string>& arguments, const std::function<bool()>& doomed);
    /// `init` on the sandbox, and a first commit.
    void init();
    /// Deletes journal, lock and caches.
    void forget();

    /// A fault for the site, see sandbox/faults.hpp.
    void control(const std::string& json);
    /// No faults any more.
    void calm();
    /// Another person's edit of a page, through the API.
    void edit_as_colleague(const std::string& title, const std::string& text);
    std::vector<StoredPage> pages();
    /// API requests since the last call that change something.
    std::size_t writes_since();

  private:
    std::string api(const std::string& method, const std::string& path, const std::string& body);
    std::string command_line(const std::string& command, const fs::path& directory) const;

    fs::path folder_;
    std::unique_ptr<sandbox::Server> server_;
    Environment environment_;
};

/// Ten pages in folders, with images, links to headings and labels.
void write_ten_pages(World& world);
/// A tree made from a seed: folders, links, tables, code, images.
void write_random_tree(World& world, unsigned seed, int pages);

}  // namespace confsync::property
