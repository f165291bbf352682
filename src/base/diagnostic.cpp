#include "base/diagnostic.hpp"

#include <algorithm>

namespace confsync {

std::string_view to_string(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

bool has_error(const Diagnostics& diagnostics) {
    return std::ranges::any_of(diagnostics,
                               [](const auto& d) { return d.severity == Severity::error; });
}

}  // namespace confsync
