#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "render/silence.hpp"

namespace confsync::engine {

/// What the comments of a page leave of what was found in it. An error is never silenced: its page
/// is not published, whatever a comment says.
class Told {
  public:
    /// `silences` must outlive it.
    explicit Told(const std::vector<render::Silence>& silences) : silences_(silences) {}

    /// Adds what is not silenced.
    void tell(const Diagnostics& found);

    const Diagnostics& diagnostics() const { return diagnostics_; }
    std::size_t silenced() const { return silenced_; }
    /// About the comments themselves: of another form, codes not among `known`, those of errors,
    /// and, when all that could be found was told, codes that silence nothing.
    enum class Heard { all, partly };
    Diagnostics about_comments(const std::set<std::string, std::less<>>& known, Heard heard) const;

  private:
    bool silence(const Diagnostic& found);

    const std::vector<render::Silence>& silences_;
    using Use = std::pair<std::size_t, std::string>;  ///< index of the comment, code
    std::set<Use> used_;
    std::set<Use> refused_;  ///< named an error
    Diagnostics diagnostics_;
    std::size_t silenced_ = 0;
};

}  // namespace confsync::engine
