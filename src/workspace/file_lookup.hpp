#pragma once

#include <string>
#include <vector>

#include "workspace/git.hpp"

namespace confsync::workspace {

/// What to say of a path at which there is nothing.
struct Absence {
    std::string message;
    std::string hint;
};

/// The files and folders that links may name. Callable from several threads.
class FileLookup {
  public:
    virtual ~FileLookup() = default;
    /// Null when there is nothing at the path; else it lives as long as the lookup.
    virtual const TrackedFile* find(const std::string& path) = 0;
    /// Paths of the files it knew from the beginning, in order.
    virtual std::vector<std::string> known() const = 0;
    /// `as_written` is the path as it stands in the text.
    virtual Absence absence(const std::string& path, const std::string& as_written) const = 0;
};

}  // namespace confsync::workspace
