#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "workspace/git_source_contents.hpp"
#include "workspace/page_title.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

using engine::SourcePage;

Diagnostic lfs_error(const std::string& path, const Place& where) {
    return {"lfs-pointer", Severity::error,
            fmt::format("{} is a Git LFS pointer, its content is not here", path), where,
            "git lfs pull"};
}

/// Collects what the references of one page lead to.
class References {
  public:
    References(const PageNode& node, GitSource::Contents& contents)
        : node_(node), contents_(contents) {}

    void add(const render::Reference& reference) {
        Resolved resolved = contents_.links->resolve(node_, node_.file->outline.slugs, reference);
        if (resolved.diagnostic) diagnostics_.push_back(std::move(*resolved.diagnostic));
        const Place where = in_file(reference.where, node_.file->tracked.path);
        if (const auto* page = std::get_if<ToPage>(&resolved.target))
            links_.push_back({page->key, page->slug, where});
        else if (const auto* heading = std::get_if<ToHeading>(&resolved.target))
            links_.push_back({node_.key, heading->slug, where});
        else if (const auto* file = std::get_if<ToFile>(&resolved.target))
            add(file->file, where);
    }
    void move_to(SourcePage& page) {
        std::set<std::string> paths;
        for (const auto& [path, digest] : files_) paths.insert(path);
        for (auto& [path, name] : attachment_names(paths))
            page.attachments.push_back({path, name, files_.at(path)});
        page.links = std::move(links_);
        for (Diagnostic& diagnostic : diagnostics_)
            page.diagnostics.push_back(std::move(diagnostic));
    }

  private:
    void add(const TrackedFile& file, const Place& where) {
        const bool added = files_.emplace(file.path, Digest{file.blob.value}).second;
        if (added && contents_.attachments.is_lfs_pointer(file))
            diagnostics_.push_back(lfs_error(file.path, where));
    }

    const PageNode& node_;
    GitSource::Contents& contents_;
    std::vector<engine::LinkOut> links_;
    std::map<std::string, Digest> files_;
    Diagnostics diagnostics_;
};

void add_diagrams(SourcePage& page, const PageNode& node, GitSource::Contents& contents) {
    for (const render::Diagram& diagram : node.file->outline.diagrams) {
        const std::string path = contents.diagrams.path_of(diagram);
        const bool known = std::ranges::count(page.attachments, path, &engine::AttachmentUse::path);
        if (path.empty() || known || !contents.is_shown(node, diagram)) continue;
        // A picture that the page has is in the record already.
        const auto [width, height] =
            contents.diagrams.is_recorded(node.key, path)
                ? contents.diagrams.recorded_size(node.key, path).value_or(ImageSize{})
                : contents.diagrams.picture(diagram).size;
        page.attachments.push_back({path, name_of(path), digest_of(diagram), {width, height}});
    }
    std::ranges::sort(page.attachments, {}, &engine::AttachmentUse::path);
}

void add_file(SourcePage& page, const PageNode& node, GitSource::Contents& contents) {
    const TrackedFile& tracked = node.file->tracked;
    page.file = tracked.path;
    page.source = tracked.blob;
    const auto in_head = contents.head_blobs.find(tracked.path);
    if (in_head != contents.head_blobs.end() && in_head->second == tracked.blob)
        page.commit = contents.head;
    page.anchors.insert(node.file->outline.slugs.begin(), node.file->outline.slugs.end());
    page.diagnostics = node.file->faults;
    page.silences = node.file->outline.silences;
    for (render::Silence& silence : page.silences)
        silence.where = in_file(silence.where, tracked.path);
    References references(node, contents);
    for (const render::Reference& reference : node.file->outline.references)
        references.add(reference);
    references.move_to(page);
    add_diagrams(page, node, contents);
}

}  // namespace

SourcePage source_page(const PageNode& node, GitSource::Contents& contents) {
    SourcePage page;
    page.key = node.key;
    page.tree = node.tree->name;
    page.parent = node.parent;
    if (node.file != nullptr) add_file(page, node, contents);
    WantedTitle wanted = title_of(node, contents.config.pages);
    page.title = std::move(wanted.title);
    page.title_place = wanted.place;
    // A file that can't be read has no title to complain about.
    if (!has_error(page.diagnostics))
        for (Diagnostic& diagnostic : wanted.diagnostics)
            page.diagnostics.push_back(std::move(diagnostic));
    page.labels = labels_of(node, contents.config.pages, page.diagnostics);
    return page;
}

}  // namespace confsync::workspace
