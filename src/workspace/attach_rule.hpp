#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workspace/glob.hpp"

namespace confsync::workspace {

/// The `links.attach` of a configuration that says nothing.
std::vector<std::string> usual_attachments();

/// Which files of the repository a page carries when it links to them. Pictures that it shows need
/// no rule.
class AttachRule {
  public:
    /// Throws Error{configuration} when a pattern can't be read.
    explicit AttachRule(const std::vector<std::string>& patterns)
        : patterns_(patterns.begin(), patterns.end()) {}

    /// `path` is seen from the root; one that fits in lower case fits.
    bool holds(std::string_view path) const;

  private:
    std::vector<Glob> patterns_;
};

}  // namespace confsync::workspace
