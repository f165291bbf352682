#pragma once

#include <string>
#include <string_view>

#include "workspace/git.hpp"

namespace confsync::workspace {

/// The one way by which text and bytes from Confluence become files of the work tree (product
/// contract §3): never outside it, through a symbolic link, into what git, a forge or confsync
/// itself reads as orders, or beside a file that differs in case only.
class Gate {
  public:
    /// `repository` must outlive it.
    explicit Gate(const Repository& repository) : repository_(repository) {}

    /// Throws Error{refused} that names the path.
    void check(const std::string& path) const;
    /// Replaces the text of a tracked file. `before` and `after` have line ends as git stores them;
    /// the file keeps those it has. Throws Error{failed} when the file is not `before` any more.
    void replace(const std::string& path, const std::string& before,
                 const std::string& after) const;
    /// A file that is not there yet, added to the index as well: only what git tracks is published.
    /// The same bytes there already are fine; others are Error{refused}.
    void add(const std::string& path, std::string_view bytes) const;

  private:
    const Repository& repository_;
};

}  // namespace confsync::workspace
