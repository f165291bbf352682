#include "commands/child_variables.hpp"

#include <algorithm>
#include <array>

namespace confsync::commands {

namespace {

bool may_be_secret(const std::string& name) {
    constexpr std::array signs{"TOKEN", "SECRET", "PASSWORD", "PASSWD", "API_KEY"};
    const auto has = [&](const char* sign) { return name.find(sign) != std::string::npos; };
    return name.starts_with("CONFSYNC_") || std::ranges::any_of(signs, has);
}

}  // namespace

std::vector<std::string> variables_for_children(const Environment& environment,
                                                std::string_view token) {
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment.variables)
        if (!may_be_secret(name) && token != "env:" + name) variables.push_back(name + '=' + value);
    return variables;
}

}  // namespace confsync::commands
