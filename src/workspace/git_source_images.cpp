#include <algorithm>
#include <unordered_set>

#include "workspace/git_source_contents.hpp"
#include "workspace/glob.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

/// What a configured tree has to do with files that are no pages.
class Reach {
  public:
    explicit Reach(const TreeConfig& tree) : directory_(tree.directory) {
        for (const std::string& pattern : tree.exclude) excluded_.emplace_back(pattern, tree.place);
    }
    bool holds(const std::string& path) const {
        return is_at_or_below(path, directory_) && path != directory_ &&
               !any_matches(excluded_, relative_to(path, directory_));
    }

  private:
    const std::string& directory_;
    std::vector<Glob> excluded_;
};

std::unordered_set<std::string_view> named_files(const GitSource::Contents& contents) {
    std::unordered_set<std::string_view> named(contents.named_by_drafts.begin(),
                                               contents.named_by_drafts.end());
    for (const engine::SourcePage& page : contents.pages)
        for (const engine::AttachmentUse& use : page.attachments) named.insert(use.path);
    return named;
}

bool differs(const TrackedFile& file, const std::map<std::string, BlobId>& committed) {
    const auto in_head = committed.find(file.path);
    if (in_head == committed.end()) return true;
    return file.kind == FileKind::unmerged ||
           (file.kind == FileKind::file && in_head->second != file.blob);
}

}  // namespace

std::vector<ImageFile> GitSource::images() const {
    const auto named = named_files(*contents_);
    const std::vector<Reach> trees(contents_->config.trees.begin(), contents_->config.trees.end());
    std::vector<ImageFile> images;
    for (const TrackedFile& file : contents_->tracked) {
        if (file.kind != FileKind::file || !is_image_file(file.path)) continue;
        const bool is_named =
            named.contains(file.path) ||
            (contents_->config.rendering.links.svg_as_png && named.contains(png_beside(file.path)));
        const auto holds = [&](const Reach& tree) { return tree.holds(file.path); };
        if (std::ranges::any_of(trees, holds)) images.push_back({file.path, is_named});
    }
    return images;
}

std::set<std::string> GitSource::uncommitted() const {
    std::set<std::string> paths;
    for (const TrackedFile& file : contents_->tracked)
        if (file.kind != FileKind::deleted && differs(file, contents_->head_blobs))
            paths.insert(file.path);
    return paths;
}

}  // namespace confsync::workspace
