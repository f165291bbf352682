#include "commands/preview_scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "commands/markdown_folder.hpp"
#include "workspace/page_tree.hpp"
#include "workspace/paths.hpp"

namespace confsync::commands {

namespace {

/// The work tree that holds a folder; nothing outside any.
std::optional<fs::path> work_tree_of(fs::path folder) {
    for (;; folder = folder.parent_path()) {
        std::error_code ignored;
        if (fs::exists(folder / ".git", ignored)) return folder;
        if (folder == folder.parent_path()) return std::nullopt;
    }
}

bool is_in(const fs::path& path, const fs::path& folder) {
    const auto relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

std::string seen_from(const fs::path& root, const fs::path& path) {
    const std::string relative = path.lexically_relative(root).generic_string();
    return relative == "." ? std::string() : relative;
}

/// Whether the path is, holds, or is in, what some tree publishes.
bool is_published(const std::string& path, bool folder, const workspace::Config& config) {
    const workspace::TrackedFile file{path, workspace::FileKind::file, {}, 0, true};
    if (!folder) return !workspace::choose({file}, config.trees).empty();
    return std::ranges::any_of(config.trees, [&](const workspace::TreeConfig& tree) {
        return workspace::is_at_or_below(path, tree.directory) ||
               workspace::is_at_or_below(tree.directory, path);
    });
}

bool has_project(const fs::path& work_tree, Context& context) {
    std::error_code ignored;
    return context.global().config_file || fs::exists(work_tree / "confsync.toml", ignored);
}

PreviewScope plain_scope(const fs::path& target, bool folder,
                         const std::optional<fs::path>& work_tree, const fs::path& here) {
    PreviewScope scope;
    scope.root = folder ? target : target.parent_path();
    if (is_in(target, here)) scope.root = here;
    if (work_tree) scope.root = *work_tree;
    scope.start = seen_from(scope.root, target);
    scope.config = plain_config(folder ? scope.start : std::string());
    scope.whole = folder;
    return scope;
}

void must_be_there(const fs::path& path, const std::string& typed) {
    if (!fs::exists(path))
        throw Error(ErrorKind::not_found, fmt::format("there is no {}", typed),
                    "check the path; it is seen from the current folder or -C", {typed, 0, 0});
    if (!fs::is_directory(path) && workspace::extension_of(path.string()) != "md")
        throw Error(ErrorKind::usage, fmt::format("{} is no Markdown file", typed),
                    "name a .md file or a folder of them");
}

}  // namespace

PreviewScope preview_scope(const std::optional<std::string>& path, Context& context) {
    const fs::path typed = context.resolved(path.value_or("."));
    must_be_there(typed, path.value_or("."));
    const fs::path target = fs::canonical(typed);
    const bool folder = fs::is_directory(target);
    const fs::path here = fs::canonical(context.directory());
    const auto work_tree = work_tree_of(folder ? target : target.parent_path());
    if (work_tree && work_tree == work_tree_of(here) && has_project(*work_tree, context)) {
        const auto& config = context.project().config;
        std::string start = seen_from(*work_tree, target);
        if (!path) start.clear();
        if (is_published(start, folder, config)) return {*work_tree, config, start, true};
    }
    return plain_scope(target, folder, work_tree, here);
}

}  // namespace confsync::commands
