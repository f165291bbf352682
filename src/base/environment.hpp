#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace confsync {

/// What a run takes from the machine around it. Read once, in commands; everything else gets it
/// passed in.
struct Environment {
    std::map<std::string, std::string> variables;
    std::filesystem::path home;  ///< empty: there is none (a bare container)

    /// Nothing when the variable is absent or empty.
    std::optional<std::string> get(const std::string& name) const {
        const auto found = variables.find(name);
        if (found == variables.end() || found->second.empty()) return std::nullopt;
        return found->second;
    }
};

}  // namespace confsync
