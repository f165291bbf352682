#include "commands/preview_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/catalogue.hpp"
#include "engine/told.hpp"
#include "workspace/attachments.hpp"
#include "workspace/destination.hpp"
#include "workspace/page_title.hpp"
#include "workspace/paths.hpp"

namespace confsync::commands {

using engine::PageKey;
using workspace::PageNode;

namespace {

std::map<std::string, std::string> files_by_name(const std::vector<workspace::Resolved>& resolved) {
    std::set<std::string> paths;
    for (const workspace::Resolved& each : resolved)
        if (const auto* file = std::get_if<workspace::ToFile>(&each.target))
            paths.insert(file->file.path);
    std::map<std::string, std::string> files;
    for (const auto& [path, name] : workspace::attachment_names(paths)) files.emplace(name, path);
    return files;
}

/// Whatever stands there or may come to stand there.
std::vector<std::string> paths_named_in(const PageNode& page) {
    std::vector<std::string> paths;
    if (page.file == nullptr) return paths;
    for (const render::Reference& reference : page.file->outline.references)
        for (std::string& path :
             workspace::candidate_paths(workspace::parse_destination(reference.destination), page))
            paths.push_back(std::move(path));
    return paths;
}

std::vector<render::Silence> silences_in(const PageNode& page) {
    std::vector<render::Silence> silences;
    if (page.file == nullptr) return silences;
    for (render::Silence silence : page.file->outline.silences) {
        silence.where = workspace::in_file(silence.where, page.file->tracked.path);
        silences.push_back(std::move(silence));
    }
    return silences;
}

std::string path_of(const PageNode& page) {
    return page.file != nullptr ? page.file->tracked.path : page.key.value;
}

bool is_of_git(const std::string& path) {
    const auto names = split(path, '/');
    return std::ranges::any_of(names, [](auto name) { return lower_case(name) == ".git"; });
}

}  // namespace

PreviewPages::PreviewPages(PreviewScope scope, render::Flavor flavor)
    : scope_(std::move(scope)), flavor_(flavor), folder_(scope_.root, scope_.config) {
    if (scope_.whole)
        folder_.read_all();
    else
        folder_.read(scope_.start);
    index_ = std::make_unique<PreviewIndex>(folder_);
}

PageKey PreviewPages::start() const {
    const auto is_asked_for = [&](const PageNode& page) {
        return path_of(page) == scope_.start || page.key.value == scope_.start + "/";
    };
    const auto is_own_of_tree = [](const PageNode& page) {
        const auto name = workspace::name_of(path_of(page));
        return !page.parent && std::ranges::count(workspace::folder_files, name) != 0;
    };
    const auto is_file = [](const PageNode& page) { return page.file != nullptr; };
    const auto& nodes = folder_.nodes();
    auto found = std::ranges::find_if(nodes, is_asked_for);
    if (found == nodes.end()) found = std::ranges::find_if(nodes, is_own_of_tree);
    if (found == nodes.end()) found = std::ranges::find_if(nodes, is_file);
    return found == nodes.end() ? PageKey() : found->key;
}

/// From one page a person gets to those it links to, which may link to others.
void PreviewPages::read_from(const PageNode& page) {
    if (scope_.whole || page.file == nullptr) return;
    folder_.read(std::string(page.file->tracked.path));
    index_ = std::make_unique<PreviewIndex>(folder_);
}

std::optional<PreviewPage> PreviewPages::page(const PageKey& key) {
    if (const PageNode* known = index_->page(key)) read_from(*known);
    const PageNode* node = index_->page(key);
    if (node == nullptr) return std::nullopt;
    PreviewPage page;
    page.node = node;
    page.title = folder_.title_of(key);
    page.files = files_by_name(folder_.resolved(*node));
    for (const auto& [name, path] : page.files) shown_files_.insert(path);
    for (std::string& path : paths_named_in(*node)) named_.insert(std::move(path));
    render::Rendered rendered{render::folder_body(), {}, {}, {}};
    if (node->file != nullptr) {
        page.file = node->file->tracked.path;
        page.text = folder_.text_of(page.file);
        rendered = folder_.rendered(page.file, flavor_);
    }
    page.body = std::move(rendered.body);
    judge(page, *node, std::move(rendered.diagnostics));
    return page;
}

void PreviewPages::judge(PreviewPage& page, const PageNode& node, Diagnostics found) const {
    const bool readable = !has_error(found);
    page.labels = workspace::labels_of(node, folder_.config().pages, found);
    const auto silences = silences_in(node);
    engine::Told told(silences);
    told.tell(found);
    if (readable) told.tell(about_title(node));
    const auto heard = readable ? engine::Told::Heard::all : engine::Told::Heard::partly;
    page.diagnostics = told.diagnostics();
    for (Diagnostic& each : told.about_comments(catalogue_codes(), heard))
        page.diagnostics.push_back(std::move(each));
    std::ranges::stable_sort(page.diagnostics, {}, &Diagnostic::where);
    page.silenced = told.silenced();
}

Diagnostics PreviewPages::about_title(const PageNode& page) const {
    const auto wanted = workspace::title_of(page, folder_.config().pages);
    Diagnostics found = wanted.diagnostics;
    for (const Diagnostic& fault : folder_.title_faults(page.key)) found.push_back(fault);
    const std::string title = folder_.title_of(page.key);
    const PageNode* owner = index_->titled(wanted.title, page.tree->space);
    if (wanted.title == title || owner == nullptr || has_error(found)) return found;
    Place where = wanted.place;
    if (where.file.empty() && page.file != nullptr) where.file = page.file->tracked.path;
    found.push_back({"title-duplicate", Severity::note,
                     fmt::format("\"{}\" is also the title of {}; this page will be \"{}\"",
                                 wanted.title, owner->key.value, title),
                     where, "give it a title of its own in its front matter"});
    return found;
}

std::optional<fs::path> PreviewPages::shown_file(const std::string& path) const {
    if (!shown_files_.contains(path) || is_of_git(path)) return std::nullopt;
    const fs::path file = scope_.root / path;
    std::error_code gone;
    // The same path again: no symbolic link stands anywhere on the way.
    if (fs::canonical(file, gone) != file.lexically_normal() || gone) return std::nullopt;
    return fs::is_regular_file(file, gone) ? std::optional(file) : std::nullopt;
}

std::set<std::string> PreviewPages::watched() const {
    std::set<std::string> paths = named_;
    if (scope_.whole) return paths;
    for (std::string& path : folder_.paths()) paths.insert(std::move(path));
    return paths;
}

void PreviewPages::read_again(const std::set<std::string>& changed) {
    folder_.read_again(changed);
    index_ = std::make_unique<PreviewIndex>(folder_);
}

Stamps stamps_of(const PreviewScope& scope, const std::set<std::string>& watched) {
    Stamps stamps;
    if (scope.whole)
        for (const workspace::TreeConfig& tree : scope.config.trees)
            stamps.merge(stamps_below(scope.root, tree.directory));
    add_stamps(stamps, scope.root, watched);
    return stamps;
}

}  // namespace confsync::commands
