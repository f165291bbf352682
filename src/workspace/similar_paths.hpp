#pragma once

#include <map>
#include <string>
#include <vector>

namespace confsync::workspace {

/// Finds the path that was meant by one that leads nowhere.
class SimilarPaths {
  public:
    explicit SimilarPaths(const std::vector<std::string>& paths);

    /// The path with ".md" after it, else a file of the same name in another folder, else a
    /// neighbour whose name is nearly the same; empty when there is none.
    std::string to(const std::string& path) const;

  private:
    const std::string* of_the_same_name(const std::string& path) const;

    std::map<std::string, std::string> by_name_;  ///< folded file name → first path
    std::map<std::string, std::vector<std::string>> by_folder_;  ///< folder → file names
};

}  // namespace confsync::workspace
