#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"

namespace confsync {

enum class Severity { note, warning, error };

/// Something worth telling that stops nothing by itself: a broken link, a missing image. A
/// warning publishes the page degraded; an error leaves the page out (product contract, §6).
struct Diagnostic {
    std::string code;  ///< stable, kebab-case: "link-broken"
    Severity severity = Severity::warning;
    std::string message;
    Place where;
    std::string hint;

    auto operator<=>(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

std::string_view to_string(Severity severity);

/// True when at least one of them leaves its page out.
bool has_error(const Diagnostics& diagnostics);

}  // namespace confsync
