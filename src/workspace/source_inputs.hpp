#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "workspace/config.hpp"
#include "workspace/git.hpp"

namespace confsync::workspace {

/// What a GitSource makes its pages from, besides the configuration: equal inputs, equal pages.
struct SourceInputs {
    CommitId head;
    std::vector<TrackedFile> tracked;  ///< below the trees' directories
    /// Of paths elsewhere that links name; nothing for those that are not tracked.
    std::map<std::string, std::optional<TrackedFile>> named;

    /// Of all of it and of all values of the configuration.
    Digest digest(const Config& config) const;
    bool operator==(const SourceInputs&) const = default;
};

/// Reads them as they are now. `named` are the paths a former source asked for: the same texts ask
/// for the same ones.
SourceInputs read_inputs(const Repository& repository, const Config& config,
                         const std::set<std::string>& named);

/// The folders of the configuration's trees.
std::vector<std::string> directories(const Config& config);

}  // namespace confsync::workspace
