#include "workspace/paths.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace confsync::workspace {

namespace {

std::size_t folder_length(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? 0 : slash;
}

std::string_view scheme_of(MadeFile kind) {
    return kind == MadeFile::diagram ? "diagram:/" : "data:/";
}

}  // namespace

std::string made_path(MadeFile kind, std::string_view name) {
    return std::string(scheme_of(kind)).append(name);
}

bool is_made(MadeFile kind, std::string_view path) { return path.starts_with(scheme_of(kind)); }

bool is_made(std::string_view path) {
    return is_made(MadeFile::diagram, path) || is_made(MadeFile::data, path);
}

std::string folder_of(std::string_view path) {
    return std::string(path.substr(0, folder_length(path)));
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

bool is_image_file(std::string_view path) {
    constexpr std::array<std::string_view, 7> extensions = {"png", "jpg",  "jpeg", "gif",
                                                            "svg", "webp", "avif"};
    return std::ranges::count(extensions, extension_of(path)) != 0;
}

std::string png_beside(std::string_view path) {
    if (extension_of(path) != "svg") return {};
    return std::string(path.substr(0, path.size() - 3)) + "png";
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

std::optional<std::string> normalized(std::string_view path, std::string folder) {
    std::string normal = std::move(folder);
    normal.reserve(normal.size() + 1 + path.size());
    while (!path.empty()) {
        const std::string_view name = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(path.size(), name.size() + 1));
        if (name.empty() || name == ".") continue;
        if (name == "..") {
            if (normal.empty()) return std::nullopt;
            normal.resize(folder_length(normal));
            continue;
        }
        if (!normal.empty()) normal += '/';
        normal += name;
    }
    return normal;
}

}  // namespace confsync::workspace
