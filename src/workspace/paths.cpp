#include "workspace/paths.hpp"

#include <vector>

#include "base/text.hpp"

namespace confsync::workspace {

std::string folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string name_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string stem_of(std::string_view path) {
    const std::string name = name_of(path);
    const auto dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string extension_of(std::string_view path) {
    const std::string name = name_of(path);
    const auto dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    std::string extension = name.substr(dot + 1);
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return extension;
}

std::string joined(std::string_view folder, std::string_view path) {
    if (folder.empty()) return std::string(path);
    return std::string(folder).append("/").append(path);
}

bool is_at_or_below(std::string_view path, std::string_view folder) {
    if (folder.empty() || path == folder) return true;
    return path.starts_with(folder) && path[folder.size()] == '/';
}

std::string relative_to(std::string_view path, std::string_view folder) {
    if (folder.empty()) return std::string(path);
    return path.size() <= folder.size() ? std::string()
                                        : std::string(path.substr(folder.size() + 1));
}

std::optional<std::string> normalized(std::string_view path) {
    std::vector<std::string> names;
    for (const std::string_view name : split(path, '/')) {
        if (name.empty() || name == ".") continue;
        if (name != "..") {
            names.emplace_back(name);
            continue;
        }
        if (names.empty()) return std::nullopt;
        names.pop_back();
    }
    return join(names, "/");
}

}  // namespace confsync::workspace
