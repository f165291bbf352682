#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ids.hpp"
#include "workspace/config.hpp"
#include "workspace/git.hpp"
#include "workspace/outline.hpp"

namespace confsync::workspace {

/// Names of a folder's own page, the strongest first.
inline constexpr std::array<std::string_view, 3> folder_files = {"index.md", "README.md",
                                                                 "_index.md"};

/// A tracked file that a tree's patterns choose.
struct ChosenFile {
    TrackedFile tracked;
    const TreeConfig* tree = nullptr;
    FileOutline outline;
    Diagnostics faults;  ///< why its content can't be used
};

/// A page and where it stands.
struct PageNode {
    engine::PageKey key;
    const TreeConfig* tree = nullptr;
    const ChosenFile* file = nullptr;  ///< null: a folder without a file of its own
    std::optional<engine::PageKey> parent;
    std::string name;  ///< file or folder name, what a title is made from at last
};

/// The files the trees' patterns choose, deleted ones and submodules left out.
std::vector<ChosenFile> choose(const std::vector<TrackedFile>& files,
                               const std::vector<TreeConfig>& trees);

/// Pages of the files, those of folders included, by key (product contract §5). `files` must
/// outlive the nodes.
std::vector<PageNode> arrange(const std::vector<ChosenFile>& files, const Config& config);

}  // namespace confsync::workspace
