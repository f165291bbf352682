#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace confsync::workspace {

/// A pattern over paths: `*` and `?` within a name, `**` for any number of folders, `[a-z]` and
/// `[!a-z]` for one byte, `\` before a character that means itself. "drafts/" is "drafts/**".
/// Time is linear in pattern times path, whatever the pattern.
class Glob {
  public:
    /// Throws Error{configuration} that says what is wrong with the pattern.
    explicit Glob(std::string_view pattern, const Place& where = {});

    /// `path` is relative, with "/" between names.
    bool matches(std::string_view path) const;

  private:
    std::vector<std::string> names_;
};

/// True when at least one of the globs matches.
bool any_matches(const std::vector<Glob>& globs, std::string_view path);

}  // namespace confsync::workspace
