#include "workspace/page_tree.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "workspace/glob.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

std::size_t rank_of(const ChosenFile& file) {
    const auto found = std::ranges::find(folder_files, name_of(file.tracked.path));
    return static_cast<std::size_t>(found - folder_files.begin());
}

class Patterns {
  public:
    explicit Patterns(const TreeConfig& tree) : tree_(tree) {
        for (const std::string& pattern : tree.include) include_.emplace_back(pattern, tree.place);
        for (const std::string& pattern : tree.exclude) exclude_.emplace_back(pattern, tree.place);
    }
    bool choose(const std::string& path) const {
        if (!is_at_or_below(path, tree_.directory) || path == tree_.directory) return false;
        const std::string relative = relative_to(path, tree_.directory);
        return any_matches(include_, relative) && !any_matches(exclude_, relative);
    }
    const TreeConfig& tree() const { return tree_; }

  private:
    const TreeConfig& tree_;
    std::vector<Glob> include_;
    std::vector<Glob> exclude_;
};

/// The pages of one tree.
class Arrangement {
  public:
    Arrangement(const TreeConfig& tree, FolderPages mode) : tree_(tree), mode_(mode) {}

    void add(const ChosenFile& file) {
        const std::string folder = folder_of(file.tracked.path);
        files_.push_back(&file);
        if (folder == tree_.directory) return;
        const std::size_t rank = rank_of(file);
        if (rank < folder_files.size()) offer(folder, file, rank);
        if (mode_ == FolderPages::page) add_folders(folder);
    }
    void append_to(std::vector<PageNode>& nodes) const {
        for (const auto& [folder, own] : folders_)
            nodes.push_back(
                {engine::PageKey{folder + "/"}, &tree_, own, parent_of(folder), name_of(folder)});
        for (const ChosenFile* file : files_)
            if (!is_own_of_folder(*file)) nodes.push_back(node_of(*file));
    }

  private:
    void offer(const std::string& folder, const ChosenFile& file, std::size_t rank) {
        const ChosenFile*& own = folders_[folder];
        if (own == nullptr || rank < rank_of(*own)) own = &file;
    }
    void add_folders(std::string folder) {
        for (; folder != tree_.directory; folder = folder_of(folder))
            if (!folders_.try_emplace(folder, nullptr).second) return;
    }
    bool is_own_of_folder(const ChosenFile& file) const {
        const auto found = folders_.find(folder_of(file.tracked.path));
        return found != folders_.end() && found->second == &file;
    }
    /// The page of the nearest folder above that has one.
    std::optional<engine::PageKey> parent_of(const std::string& path) const {
        for (auto folder = folder_of(path); folder != tree_.directory; folder = folder_of(folder))
            if (folders_.contains(folder)) return engine::PageKey{folder + "/"};
        return std::nullopt;
    }
    PageNode node_of(const ChosenFile& file) const {
        const std::string& path = file.tracked.path;
        const bool top = folder_of(path) == tree_.directory;
        const bool names_folder = top && rank_of(file) < folder_files.size();
        return {engine::PageKey{path}, &tree_, &file, parent_of(path),
                names_folder ? top_name() : stem_of(path)};
    }
    /// The root has no name that is the same in every clone; its tree has.
    std::string top_name() const {
        return tree_.directory.empty() ? tree_.name : name_of(tree_.directory);
    }

    const TreeConfig& tree_;
    FolderPages mode_;
    std::vector<const ChosenFile*> files_;
    std::map<std::string, const ChosenFile*> folders_;
};

}  // namespace

std::vector<ChosenFile> choose(const std::vector<TrackedFile>& files,
                               const std::vector<TreeConfig>& trees) {
    const std::vector<Patterns> patterns(trees.begin(), trees.end());
    std::vector<ChosenFile> chosen;
    for (const TrackedFile& file : files) {
        if (file.kind == FileKind::deleted || file.kind == FileKind::submodule) continue;
        for (const Patterns& tree : patterns)
            if (tree.choose(file.path)) chosen.push_back({file, &tree.tree(), {}, {}});
    }
    return chosen;
}

std::vector<PageNode> arrange(const std::vector<ChosenFile>& files, const Config& config) {
    std::vector<PageNode> nodes;
    for (const TreeConfig& tree : config.trees) {
        Arrangement arrangement(tree, config.pages.folders);
        for (const ChosenFile& file : files)
            if (file.tree == &tree) arrangement.add(file);
        arrangement.append_to(nodes);
    }
    std::ranges::sort(nodes, {}, &PageNode::key);
    return nodes;
}

}  // namespace confsync::workspace
