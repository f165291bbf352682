#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "workspace/attachments.hpp"
#include "workspace/git_source.hpp"
#include "workspace/links.hpp"
#include "workspace/page_tree.hpp"
#include "workspace/tracked_lookup.hpp"

namespace confsync::workspace {

/// What a GitSource knows: read once, then only looked at.
struct GitSource::Contents {
    Contents(const Repository& repository, const Config& config, Drawing drawing);

    const PageNode& node(const engine::PageKey& key) const;
    /// One target for each reference of a text of the page.
    std::vector<render::Target> targets(const PageNode& from, const render::Document& document,
                                        const engine::RenderRequest& request);
    render::Rendered render(const PageNode& from, const std::string& text,
                            const engine::RenderRequest& request);

    /// One for each diagram of a text of the page, drawn now if it must be.
    std::vector<render::DiagramPicture> pictures(const PageNode& from,
                                                 const render::Document& document);
    /// True when the page shows it as a picture: it has it already, or it could be drawn.
    bool is_shown(const PageNode& page, const render::Diagram& diagram);
    /// Of such a picture's file.
    ImageSize size_of(const PageNode& page, const render::Diagram& diagram);
    /// The bytes of a picture by its path. Throws Error{failed} when it can't be drawn.
    engine::Content drawn(const std::string& path);
    void draw_new_diagrams();
    /// The bytes of a data: address by the path it was given.
    engine::Content in_text(const std::string& path) const;

    std::vector<std::string> unclean_files();
    std::vector<std::string> gone_since_head() const;

    const Repository& repository;
    const Config& config;
    Diagnostics diagnostics;
    engine::CommitId head;
    std::map<std::string, BlobId> head_blobs;  ///< below the trees' directories
    std::vector<TrackedFile> tracked;          ///< the same files as they are now
    std::vector<ChosenFile> files;             ///< those of `drafts` taken out
    std::set<std::string> drafts;
    std::set<std::string> named_by_drafts;  ///< what their links and images may mean
    std::vector<PageNode> nodes;            ///< by key
    std::vector<engine::SourcePage> pages;  ///< beside `nodes`
    TrackedLookup lookup;
    AttachmentFiles attachments;
    Diagrams diagrams;
    std::optional<Links> links;  ///< over `nodes`
    std::mutex mutex;
    std::map<engine::CommitId, bool> ancestors;  ///< guarded by `mutex`
};

/// The page as the engine sees it. Looks links up in `contents`.
engine::SourcePage source_page(const PageNode& node, GitSource::Contents& contents);

}  // namespace confsync::workspace
