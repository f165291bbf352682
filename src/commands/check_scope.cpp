#include "commands/check_scope.hpp"

#include <algorithm>

namespace confsync::commands {

namespace {

bool is_named(std::string_view path, const std::set<std::string, std::less<>>& named) {
    while (path.ends_with('/')) path.remove_suffix(1);
    for (;;) {
        if (named.contains(path)) return true;
        const auto slash = path.rfind('/');
        if (slash == std::string_view::npos) return false;
        path = path.substr(0, slash);
    }
}

}  // namespace

CheckScope::CheckScope(const std::vector<std::string>& paths,
                       std::optional<std::set<std::string>> staged)
    : staged_(std::move(staged)) {
    if (!paths.empty() && std::ranges::count(paths, ".") == 0)
        named_.emplace(paths.begin(), paths.end());
}

bool CheckScope::covers(const std::string& path) const {
    if (staged_ && !staged_->contains(path)) return false;
    return !named_ || is_named(path, *named_);
}

}  // namespace confsync::commands
