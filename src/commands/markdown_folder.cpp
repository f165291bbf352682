#include "commands/markdown_folder.hpp"

#include <algorithm>

#include "base/files.hpp"
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

workspace::Config plain_config() {
    workspace::Config config;
    config.trees.resize(1);
    config.trees[0].name = "folder";
    return config;
}

engine::SourcePage source_page(const PageNode& node, const workspace::PagesConfig& config) {
    engine::SourcePage page;
    page.key = node.key;
    page.tree = node.tree->name;
    page.parent = node.parent;
    page.title = workspace::title_of(node, config).title;
    return page;
}

}  // namespace

MarkdownFolder::MarkdownFolder(fs::path root)
    : root_(std::move(root)), config_(plain_config()), lookup_(root_) {}

void MarkdownFolder::add(const std::string& path) {
    if (documents_.contains(path)) return;
    const auto at = documents_.emplace(path, render::parse(read_file(root_ / path), path)).first;
    ChosenFile file;
    file.tracked.path = path;
    file.tree = &config_.trees[0];
    file.outline = workspace::outline_of(at->second);
    files_.push_back(std::move(file));
}

void MarkdownFolder::read_all() {
    auto entry = fs::recursive_directory_iterator(root_);
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (hidden && entry->is_directory()) entry.disable_recursion_pending();
        if (hidden || entry->is_symlink() || !entry->is_regular_file()) continue;
        const std::string path = entry->path().lexically_relative(root_).string();
        if (is_markdown(path)) add(path);
    }
    arrange();
    settle_titles();
}

void MarkdownFolder::read(const std::string& path) {
    add(path);
    add_linked(ChosenFile(files_.back()));
    arrange();
    for (const PageNode& each : nodes_)
        titles_[each.key] = {workspace::title_of(each, config_.pages).title, {}};
}

void MarkdownFolder::add_linked(const ChosenFile& from) {
    const PageNode node{engine::PageKey{from.tracked.path}, from.tree, &from, {}, {}};
    for (const render::Reference& reference : from.outline.references) {
        if (reference.kind == render::Reference::Kind::image) continue;
        const auto destination = workspace::parse_destination(reference.destination);
        for (const std::string& path : workspace::candidate_paths(destination, node))
            if (const auto file = markdown_at(path)) add(*file);
    }
}

std::optional<std::string> MarkdownFolder::markdown_at(const std::string& path) {
    const auto is_file = [this](const std::string& name) {
        const auto* found = lookup_.find(name);
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
    links_.emplace(nodes_, std::set<std::string>(), lookup_);
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
    const auto settled = engine::settle_titles(pages, {}, {}, engine::Duplicates::add_parent);
    for (const auto& [key, title] : settled.by_page) titles_[key] = {title, {}};
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
    const engine::RenderRequest request{{}, anchors_[page.key], &titles_};
    auto rendered =
        render::to_storage(document, workspace::targets_of(found, request, size_of),
                           {flavor, workspace::own_title(page, config_.pages), request.anchors});
    Diagnostics diagnostics = document.diagnostics();
    for (const auto& each : found)
        if (each.diagnostic) diagnostics.push_back(*each.diagnostic);
    diagnostics.insert(diagnostics.end(), rendered.diagnostics.begin(), rendered.diagnostics.end());
    rendered.diagnostics = std::move(diagnostics);
    return rendered;
}

}  // namespace confsync::commands
