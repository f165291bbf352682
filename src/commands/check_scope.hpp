#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace confsync::commands {

class Context;

/// Which files `check` tells of.
class CheckScope {
  public:
    /// `paths` are seen from the root of the repository, "." is all of it; no paths are all, too.
    /// `staged` are the only files that count; nothing: every file does.
    CheckScope(const std::vector<std::string>& paths, std::optional<std::set<std::string>> staged);

    bool covers_all() const { return !named_ && !staged_; }
    /// In as many steps as the path has folders, however many paths were named.
    bool covers(const std::string& path) const;

  private:
    std::optional<std::set<std::string, std::less<>>> named_;
    std::optional<std::set<std::string>> staged_;
};

}  // namespace confsync::commands
