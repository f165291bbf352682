#include "commands/markdown_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/file_stamps.hpp"
#include "engine/titles.hpp"
#include "workspace/attachments.hpp"
#include "workspace/destination.hpp"
#include "workspace/page_title.hpp"
#include "workspace/paths.hpp"
#include "workspace/targets.hpp"

namespace confsync::commands {

using workspace::ChosenFile;
using workspace::PageNode;

namespace {

bool is_markdown(const std::string& path) { return workspace::extension_of(path) == "md"; }

bool is_plain(const workspace::Config& config) { return config.file.empty(); }

engine::SourcePage source_page(const PageNode& node, const workspace::PagesConfig& config) {
    engine::SourcePage page;
    page.key = node.key;
    page.tree = node.tree->name;
    page.parent = node.parent;
    if (node.file != nullptr) page.file = node.file->tracked.path;
    const auto wanted = workspace::title_of(node, config);
    page.title = wanted.title;
    page.title_place = wanted.place;
    return page;
}

std::vector<workspace::TrackedFile> files_of(const fs::path& root,
                                             const workspace::Config& config) {
    std::vector<workspace::TrackedFile> files;
    for (const workspace::TreeConfig& tree : config.trees)
        for (const auto& [path, stamp] : stamps_below(root, tree.directory))
            if (!is_plain(config) || is_markdown(path))
                files.push_back({path, workspace::FileKind::file, {}, 0, true});
    return files;
}

Diagnostic odd_path(const std::string& path) {
    return {"path-not-utf8",
            Severity::error,
            fmt::format("the file name {} is not UTF-8", percent_encoded(path, "/")),
            {},
            "rename it"};
}

std::map<std::string, std::string> spaces_of(const workspace::Config& config) {
    std::map<std::string, std::string> spaces;
    for (const workspace::TreeConfig& tree : config.trees) spaces[tree.name] = tree.space;
    return spaces;
}

}  // namespace

workspace::Config plain_config(const std::string& directory) {
    workspace::Config config;
    config.trees.resize(1);
    config.trees[0].name = "folder";
    config.trees[0].directory = directory;
    config.trees[0].include = {"**"};
    return config;
}

MarkdownFolder::MarkdownFolder(fs::path root, workspace::Config config)
    : root_(std::move(root)), config_(std::move(config)) {
    lookup_.emplace(root_);
}

const render::Document& MarkdownFolder::document(const std::string& path) {
    const auto known = documents_.find(path);
    if (known != documents_.end()) return known->second;
    const std::string& text = texts_[path] = read_file(root_ / path);
    return documents_.emplace(path, render::parse(text, path, config_.rendering.dialect))
        .first->second;
}

const render::Document& MarkdownFolder::document_or_fault(const std::string& path) {
    try {
        return document(path);
    } catch (const Error& error) {
        unreadable_[path] = {
            "unreadable", Severity::error, error.message(), {path, 0, 0}, error.hint()};
        return documents_.emplace(path, render::parse("", path)).first->second;
    }
}

const workspace::FileOutline& MarkdownFolder::outline_of(const render::Document& document,
                                                         const std::string& path) {
    const auto known = outlines_.find(path);
    if (known != outlines_.end()) return known->second;
    return outlines_.emplace(path, workspace::outline_of(document)).first->second;
}

void MarkdownFolder::add(const std::string& path, const workspace::TreeConfig& tree) {
    if (std::ranges::any_of(files_, [&](const auto& file) { return file.tracked.path == path; }))
        return;
    ChosenFile file;
    file.tracked.path = path;
    file.tree = &tree;
    file.outline = outline_of(document(path), path);
    files_.push_back(std::move(file));
}

void MarkdownFolder::read_all() {
    whole_ = true;
    files_ = workspace::choose(files_of(root_, config_), config_.trees);
    left_out_.clear();
    std::erase_if(files_, [this](const ChosenFile& file) {
        const bool odd = first_invalid_utf8(file.tracked.path).has_value();
        if (odd) left_out_.push_back(odd_path(file.tracked.path));
        return odd;
    });
    for (ChosenFile& file : files_)
        file.outline = outline_of(document_or_fault(file.tracked.path), file.tracked.path);
    arrange();
    settle_titles();
}

void MarkdownFolder::read(const std::string& path) {
    asked_for_.insert(path);
    add(path, config_.trees[0]);
    add_linked(ChosenFile(*std::ranges::find(
        files_, path, [](const ChosenFile& file) -> auto& { return file.tracked.path; })));
    arrange();
    for (const PageNode& each : nodes_)
        titles_[each.key] = {workspace::title_of(each, config_.pages).title, each.tree->space};
}

void MarkdownFolder::read_again(const std::set<std::string>& changed) {
    for (const std::string& path : changed) {
        texts_.erase(path);
        documents_.erase(path);
        outlines_.erase(path);
        unreadable_.erase(path);
    }
    lookup_.emplace(root_);
    by_path_.clear();
    nodes_.clear();
    files_.clear();
    titles_.clear();
    anchors_.clear();
    if (whole_) return read_all();
    for (const std::string& path : std::set<std::string>(asked_for_)) {
        document_or_fault(path);
        read(path);
    }
}

void MarkdownFolder::add_linked(const ChosenFile& from) {
    const PageNode node{engine::PageKey{from.tracked.path}, from.tree, &from, {}, {}};
    for (const render::Reference& reference : from.outline.references) {
        if (reference.kind == render::Reference::Kind::image) continue;
        const auto destination = workspace::parse_destination(reference.destination);
        for (const std::string& path : workspace::candidate_paths(destination, node))
            if (const auto file = markdown_at(path)) add(*file, *from.tree);
    }
}

std::optional<std::string> MarkdownFolder::markdown_at(const std::string& path) {
    const auto is_file = [this](const std::string& name) {
        const auto* found = lookup_->find(name);
        return found && found->kind == workspace::FileKind::file;
    };
    if (is_markdown(path) && is_file(path)) return path;
    for (const std::string_view name : workspace::folder_files) {
        const std::string candidate = workspace::joined(path, name);
        if (is_file(candidate)) return candidate;
    }
    return std::nullopt;
}

void MarkdownFolder::arrange() {
    std::ranges::sort(files_, {}, [](const ChosenFile& file) { return file.tracked.path; });
    nodes_ = workspace::arrange(files_, config_);
    links_.emplace(nodes_, std::set<std::string>(), *lookup_, config_.rendering.links,
                   config_.pages);
    by_path_.clear();
    for (const PageNode& from : nodes_) {
        if (from.file != nullptr) by_path_[from.file->tracked.path] = &from;
        for (const workspace::Resolved& each : resolved(from)) {
            if (const auto* page = std::get_if<workspace::ToPage>(&each.target))
                anchors_[page->key].insert(page->slug);
            else if (const auto* heading = std::get_if<workspace::ToHeading>(&each.target))
                anchors_[from.key].insert(heading->slug);
        }
    }
    for (auto& [key, slugs] : anchors_) slugs.erase("");
}

void MarkdownFolder::settle_titles() {
    std::vector<engine::SourcePage> pages;
    for (const PageNode& each : nodes_) pages.push_back(source_page(each, config_.pages));
    const bool errors = config_.pages.duplicate_titles == workspace::DuplicateTitles::error;
    auto settled = engine::settle_titles(
        pages, {}, spaces_of(config_),
        errors ? engine::Duplicates::are_errors : engine::Duplicates::add_parent);
    for (const PageNode& each : nodes_)
        titles_[each.key] = {settled.by_page.at(each.key), each.tree->space};
    title_faults_ = std::move(settled.diagnostics);
}

const std::string& MarkdownFolder::text_of(const std::string& path) const {
    static const std::string none;
    const auto found = texts_.find(path);
    return found == texts_.end() ? none : found->second;
}

std::string MarkdownFolder::title_of(const engine::PageKey& key) const {
    const auto found = titles_.find(key);
    return found == titles_.end() ? std::string() : found->second.title;
}

Diagnostics MarkdownFolder::title_faults(const engine::PageKey& key) const {
    const auto found = title_faults_.find(key);
    return found == title_faults_.end() ? Diagnostics() : found->second;
}

std::vector<std::string> MarkdownFolder::paths() const {
    std::vector<std::string> paths;
    for (const auto& [path, document] : documents_) paths.push_back(path);
    return paths;
}

std::vector<workspace::Resolved> MarkdownFolder::resolved(const PageNode& from) const {
    std::vector<workspace::Resolved> resolved;
    if (from.file == nullptr) return resolved;
    const auto& outline = from.file->outline;
    for (const render::Reference& reference : outline.references)
        resolved.push_back(links_->resolve(from, outline.slugs, reference));
    return resolved;
}

render::Rendered MarkdownFolder::rendered(const std::string& path, render::Flavor flavor) {
    const PageNode& page = *by_path_.at(path);
    const render::Document& document = documents_.at(path);
    const auto found = resolved(page);
    const auto size_of = [this](const std::string& file) {
        return workspace::size_of_image(root_ / file);
    };
    const engine::RenderRequest request{page.tree->space, anchors_[page.key], &titles_};
    render::RenderOptions options = config_.rendering.options;
    options.flavor = flavor;
    options.title = workspace::own_title(page, config_.pages);
    options.anchors = request.anchors;
    auto rendered =
        render::to_storage(document, workspace::targets_of(found, request, size_of), options);
    Diagnostics diagnostics = document.diagnostics();
    if (const auto fault = unreadable_.find(path); fault != unreadable_.end())
        diagnostics.insert(diagnostics.begin(), fault->second);
    for (const auto& each : found)
        if (each.diagnostic) diagnostics.push_back(*each.diagnostic);
    diagnostics.insert(diagnostics.end(), rendered.diagnostics.begin(), rendered.diagnostics.end());
    rendered.diagnostics = std::move(diagnostics);
    return rendered;
}

}  // namespace confsync::commands
