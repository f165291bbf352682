#include "scenario/leaks.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/files.hpp"

namespace confsync::scenario {

namespace {

bool tells_the_token(const std::string& text) {
    const std::string token = World::token;
    const std::string basic = base64(std::string(World::user) + ':' + token);
    return text.find(token) != std::string::npos || text.find(basic) != std::string::npos;
}

bool belongs_to_the_sandbox(const fs::path& file) {
    return file.filename().string().starts_with("sandbox.db");
}

bool is_git_folder(const fs::path& folder) {
    return fs::is_directory(folder / "objects") && fs::exists(folder / "HEAD");
}

/// Objects are compressed, so git itself has to print them.
bool objects_tell(const World& world, const fs::path& git_folder) {
    const Outcome all = world.run("git --git-dir='" + git_folder.string() +
                                  "' cat-file --batch-all-objects --batch");
    return tells_the_token(all.output);
}

}  // namespace

std::vector<std::string> leaks(const World& world, const std::vector<std::string>& outputs) {
    std::vector<std::string> found;
    if (std::ranges::any_of(outputs, tells_the_token)) found.push_back("the output of a step");
    for (const auto& entry : fs::recursive_directory_iterator(world.root())) {
        const fs::path& path = entry.path();
        if (entry.is_symlink() || belongs_to_the_sandbox(path)) continue;
        if (entry.is_directory() && is_git_folder(path) && objects_tell(world, path)) {
            found.push_back("an object of " + path.string());
        }
        if (entry.is_regular_file() && tells_the_token(read_file(path))) {
            found.push_back(path.string());
        }
    }
    return found;
}

}  // namespace confsync::scenario
