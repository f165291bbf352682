#include "workspace/git_source_contents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/page_title.hpp"
#include "workspace/paths.hpp"
#include "workspace/source_files.hpp"
#include "workspace/source_inputs.hpp"
#include "workspace/targets.hpp"

namespace confsync::workspace {

namespace {

Diagnostic odd_path(const TrackedFile& file) {
    Diagnostic diagnostic;
    diagnostic.code = "path-not-utf8";
    diagnostic.severity = Severity::error;
    diagnostic.message =
        fmt::format("the file name {} is not UTF-8", percent_encoded(file.path, "/"));
    diagnostic.hint = "rename it: git mv";
    return diagnostic;
}

/// A page's key is its path as text; one that is no text can't be recorded.
void leave_out_odd_paths(std::vector<TrackedFile>& files, Diagnostics& diagnostics) {
    std::erase_if(files, [&](const TrackedFile& file) {
        const bool odd = first_invalid_utf8(file.path).has_value();
        if (odd) diagnostics.push_back(odd_path(file));
        return odd;
    });
}

void tell_of_empty_trees(const Config& config, const std::vector<ChosenFile>& files,
                         Diagnostics& diagnostics) {
    for (const TreeConfig& tree : config.trees) {
        const auto belongs = [&](const ChosenFile& file) { return file.tree == &tree; };
        if (std::ranges::any_of(files, belongs)) continue;
        diagnostics.push_back(
            {"tree-empty", Severity::warning, fmt::format("tree.{} has no tracked page", tree.name),
             tree.place, fmt::format("git add {}", tree.directory.empty() ? "." : tree.directory)});
    }
}

std::vector<ChosenFile> read_files(const Repository& repository, const Config& config,
                                   std::vector<TrackedFile> tracked, Diagnostics& diagnostics) {
    leave_out_odd_paths(tracked, diagnostics);
    auto files = choose(tracked, config.trees);
    tell_of_empty_trees(config, files, diagnostics);
    read_outlines(repository, config, form_of(config).value, files);
    return files;
}

constexpr std::size_t pages_worth_a_thread = 100;

/// Calls `work(i)` for each of so many pages, on some threads.
template <class Work>
void for_each_page(std::size_t pages, unsigned jobs, Work work) {
    for_each_index(pages, threads_for(pages, pages_worth_a_thread, jobs), [&] { return work; });
}

/// Paths that links of the pages may mean and that nobody has looked at.
std::set<std::string> unknown_paths(const std::vector<PageNode>& nodes, unsigned jobs,
                                    const TrackedLookup& lookup) {
    std::vector<std::vector<std::string>> of_page(nodes.size());
    for_each_page(nodes.size(), jobs, [&](std::size_t i) {
        if (nodes[i].file == nullptr) return;
        for (const render::Reference& reference : nodes[i].file->outline.references)
            for (auto& path : candidate_paths(parse_destination(reference.destination), nodes[i]))
                if (!lookup.knows(path)) of_page[i].push_back(std::move(path));
    });
    std::set<std::string> paths;
    for (auto& unknown : of_page)
        for (std::string& path : unknown) paths.insert(std::move(path));
    return paths;
}

std::set<std::string> names_in_drafts(const std::vector<ChosenFile>& files) {
    std::set<std::string> paths;
    for (const ChosenFile& file : files) {
        if (!file.outline.draft) continue;
        const PageNode node{engine::PageKey{file.tracked.path}, file.tree, &file, {}, {}};
        for (const render::Reference& reference : file.outline.references)
            for (auto& path : candidate_paths(parse_destination(reference.destination), node))
                paths.insert(std::move(path));
    }
    return paths;
}

void put_in(std::vector<render::Target>& targets, const render::Document& document,
            const std::map<std::string, render::Target>& coming) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto found = coming.find(document.references()[i].destination);
        if (found != coming.end()) targets[i] = found->second;
    }
}

}  // namespace

GitSource::Contents::Contents(const Repository& from, const Config& with, Drawing drawing)
    : repository(from),
      config(with),
      head(from.head()),
      head_blobs(from.head_blobs(directories(with))),
      tracked(from.tracked_files(directories(with), with.jobs)),
      files(read_files(from, with, tracked, diagnostics)),
      lookup(from, tracked),
      attachments(from),
      diagrams(with.rendering, std::move(drawing)) {
    named_by_drafts = names_in_drafts(files);
    drafts = take_drafts(files, diagnostics);
    nodes = arrange(files, config);
    links.emplace(nodes, drafts, lookup, config.rendering.links, config.pages);
    lookup.fetch(unknown_paths(nodes, config.jobs, lookup));
    draw_new_diagrams();
    pages.resize(nodes.size());
    for_each_page(nodes.size(), config.jobs,
                  [this](std::size_t i) { pages[i] = source_page(nodes[i], *this); });
}

const PageNode& GitSource::Contents::node(const engine::PageKey& key) const {
    const auto found = std::ranges::lower_bound(nodes, key, {}, &PageNode::key);
    if (found == nodes.end() || found->key != key)
        throw Error(ErrorKind::not_found, fmt::format("{} is no page of this tree", key.value));
    return *found;
}

std::vector<render::Target> GitSource::Contents::targets(const PageNode& from,
                                                         const render::Document& document,
                                                         const engine::RenderRequest& request) {
    const auto slugs = slugs_of(document);
    std::vector<Resolved> resolved;
    for (const render::Reference& reference : document.references())
        resolved.push_back(links->resolve(from, slugs, reference));
    auto targets = targets_of(
        resolved, request, [this](const std::string& path) { return attachments.size_of(path); });
    if (request.coming) put_in(targets, document, *request.coming);
    return targets;
}

std::vector<std::string> GitSource::Contents::unclean_files() {
    std::map<std::string, BlobId> published;
    for (const engine::SourcePage& page : pages) {
        // A symbolic link is left out: what it points to is nothing that is published.
        const ChosenFile* file = node(page.key).file;
        if (file && file->tracked.kind != FileKind::symlink) published[page.file] = page.source;
        for (const engine::AttachmentUse& use : page.attachments)
            if (!is_made(use.path)) published[use.path] = BlobId{use.digest.value};
    }
    std::vector<std::string> paths;
    for (const auto& [path, blob] : published) paths.push_back(path);
    const auto committed = repository.head_blobs(paths);
    std::vector<std::string> unclean;
    for (const auto& [path, blob] : published) {
        const auto found = committed.find(path);
        if (found == committed.end() || found->second != blob) unclean.push_back(path);
    }
    for (const std::string& path : gone_since_head()) unclean.push_back(path);
    return unclean;
}

/// Files of HEAD the trees would publish that the work tree or the index has no more.
std::vector<std::string> GitSource::Contents::gone_since_head() const {
    std::set<std::string> present = drafts;
    for (const ChosenFile& file : files) present.insert(file.tracked.path);
    std::vector<TrackedFile> in_head;
    for (const auto& [path, blob] : head_blobs)
        if (!present.contains(path)) in_head.push_back({path, FileKind::file, blob, 0, true});
    std::vector<std::string> gone;
    for (const ChosenFile& file : choose(in_head, config.trees)) gone.push_back(file.tracked.path);
    return gone;
}

render::Rendered GitSource::Contents::render(const PageNode& from, const std::string& text,
                                             const engine::RenderRequest& request) {
    const std::string& file = from.file != nullptr ? from.file->tracked.path : from.key.value;
    const render::Document document = render::parse(text, file, config.rendering.dialect);
    render::RenderOptions options = config.rendering.options;
    options.title = own_title(from, config.pages);
    options.anchors = request.anchors;
    options.diagrams = pictures(from, document);
    return render::to_storage(document, targets(from, document, request), options);
}

}  // namespace confsync::workspace
