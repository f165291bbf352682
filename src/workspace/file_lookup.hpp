#pragma once

#include <string>
#include <vector>

#include "workspace/git.hpp"

namespace confsync::workspace {

/// The files and folders that links may name. Callable from several threads.
class FileLookup {
  public:
    virtual ~FileLookup() = default;
    /// Null when there is nothing at the path; else it lives as long as the lookup.
    virtual const TrackedFile* find(const std::string& path) = 0;
    /// Paths of the files it knew from the beginning, in order.
    virtual std::vector<std::string> known() const = 0;
};

}  // namespace confsync::workspace
