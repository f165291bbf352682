#pragma once

#include <functional>
#include <set>
#include <string>

#include "engine/record.hpp"
#include "engine/source.hpp"
#include "engine/survey.hpp"

namespace confsync::engine {

struct CheckOptions {
    SurveyOptions survey;
    /// Whether a file or folder is looked at; empty: all are. The others still count as what links
    /// lead to and titles clash with.
    std::function<bool(const std::string& path)> covers;
    std::set<std::string, std::less<>> codes;  ///< those there are, for comments that name them
};

struct Checked {
    Diagnostics diagnostics;   ///< by place
    std::size_t files = 0;     ///< pages with a file that were looked at
    std::size_t silenced = 0;  ///< diagnostics that comments keep quiet
};

/// Everything that can be known of the pages without asking the server: each one is rendered with
/// the targets and titles it would be published with.
Checked check(Source& source, const State& state, const CheckOptions& options);

}  // namespace confsync::engine
