#include "commands/markdown_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "engine/titles.hpp"

namespace confsync::commands {

using render::Reference;

namespace {

constexpr std::string_view folder_files[] = {"index.md", "README.md", "_index.md"};

bool is_markdown(const fs::path& path) { return path.extension() == ".md"; }

bool has_scheme(std::string_view destination) {
    const auto colon = destination.find(':');
    if (colon == std::string_view::npos || colon < 2) return false;
    return std::all_of(destination.begin(),
                       destination.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                  (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                       });
}

Diagnostic warning(const char* code, std::string message, const Reference& reference,
                   std::string hint) {
    return {code, Severity::warning, std::move(message), reference.where, std::move(hint)};
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

bool is_folder_file(const std::string& path, const std::set<std::string>& all) {
    const std::string folder = folder_of(path);
    if (folder.empty()) return false;
    for (const auto name : folder_files) {
        const std::string candidate = fmt::format("{}/{}", folder, name);
        if (all.contains(candidate)) return candidate == path;
    }
    return false;
}

engine::SourcePage source_page(const std::string& key, const std::string& title) {
    engine::SourcePage page;
    page.key = engine::PageKey(key);
    page.tree = "folder";
    const std::string above = folder_of(key.ends_with('/') ? key.substr(0, key.size() - 1) : key);
    if (!above.empty()) page.parent = engine::PageKey(above + "/");
    page.title = title;
    return page;
}

std::string title_of(const render::Document& document, const std::string& path) {
    if (document.front_matter().title) return *document.front_matter().title;
    if (const auto* heading = document.title_heading()) return heading->text;
    const fs::path file(path);
    const bool folders =
        std::ranges::find(folder_files, file.filename().string()) != std::ranges::end(folder_files);
    return humanized(folders && file.has_parent_path() ? file.parent_path().filename().string()
                                                       : file.stem().string());
}

/// The parts of a destination that is no address: "a%20b.md?x#y" → "a b.md" and "y".
struct Destination {
    std::string path;
    std::string fragment;
};

Destination parts_of(const std::string& destination) {
    const auto hash = destination.find('#');
    const std::string before = destination.substr(0, hash);
    const std::string path = before.substr(0, before.find('?'));
    const std::string fragment = hash == std::string::npos ? "" : destination.substr(hash + 1);
    return {percent_decoded(path).value_or(path), percent_decoded(fragment).value_or(fragment)};
}

}  // namespace

MarkdownFolder::Page& MarkdownFolder::page(const std::string& path) {
    const auto found = pages_.find(path);
    if (found != pages_.end()) return found->second;
    auto document = render::parse(read_file(root_ / path), path);
    std::string title = title_of(document, path);
    return pages_.emplace(path, Page{std::move(document), std::move(title), {}}).first->second;
}

void MarkdownFolder::read_all() {
    auto entry = fs::recursive_directory_iterator(root_);
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        if (hidden && entry->is_directory()) entry.disable_recursion_pending();
        if (hidden || entry->is_symlink() || !entry->is_regular_file()) continue;
        if (is_markdown(entry->path())) page(entry->path().lexically_relative(root_).string());
    }
    settle_titles();
    for (const auto& path : paths())
        for (const auto& reference : page(path).document.references())
            if (const auto link = link_of(path, reference); !link.slug.empty())
                page(link.page).anchors.insert(link.slug);
}

void MarkdownFolder::settle_titles() {
    const auto all = paths();
    const std::set<std::string> files(all.begin(), all.end());
    std::map<std::string, std::string> keys;
    std::map<std::string, std::string> titles;
    for (const auto& path : all) {
        for (auto folder = folder_of(path); !folder.empty(); folder = folder_of(folder))
            titles.emplace(folder + "/", humanized(fs::path(folder).filename().string()));
        keys[path] = is_folder_file(path, files) ? folder_of(path) + "/" : path;
    }
    for (const auto& path : all) titles[keys[path]] = page(path).title;
    std::vector<engine::SourcePage> source;
    for (const auto& [key, title] : titles) source.push_back(source_page(key, title));
    const auto settled = engine::settle_titles(source, {}, {}, engine::Duplicates::add_parent);
    for (const auto& path : all) {
        const auto found = settled.by_page.find(engine::PageKey(keys[path]));
        if (found != settled.by_page.end()) page(path).title = found->second;
    }
}

std::vector<std::string> MarkdownFolder::paths() const {
    std::vector<std::string> paths;
    for (const auto& [path, page] : pages_) paths.push_back(path);
    return paths;
}

std::optional<std::string> MarkdownFolder::markdown_at(const std::string& path) const {
    if (is_markdown(path) && fs::is_regular_file(root_ / path)) return path;
    for (const auto name : folder_files) {
        const auto candidate = (fs::path(path) / name).lexically_normal().string();
        if (fs::is_regular_file(root_ / candidate)) return candidate;
    }
    return std::nullopt;
}

MarkdownFolder::Link MarkdownFolder::link_to_page(const std::string& from, const std::string& to,
                                                  const std::string& slug,
                                                  const Reference& reference) {
    Page& target = page(to);
    Link link{to, slug, {}, {}};
    const auto& headings = target.document.headings();
    const bool there = std::ranges::find(headings, slug, &render::Heading::slug) != headings.end();
    if (!slug.empty() && !there) {
        link.slug.clear();
        link.diagnostic = warning("anchor-missing", fmt::format("{} has no heading #{}", to, slug),
                                  reference, "the link leads to the page instead");
    }
    if (from != to)
        link.target = render::PageTarget{to, target.title, "", link.slug};
    else if (!link.slug.empty())
        link.target = render::AnchorTarget{link.slug};
    return link;
}

MarkdownFolder::Link MarkdownFolder::link_of(const std::string& from, const Reference& reference) {
    const std::string& destination = reference.destination;
    if (has_scheme(destination) || destination.starts_with("//"))
        return {"", "", render::UrlTarget{destination}, {}};
    const auto [path, fragment] = parts_of(destination);
    if (path.empty()) return link_to_page(from, from, fragment, reference);
    const bool from_top = path.starts_with('/');
    const auto joined =
        from_top ? fs::path(path).relative_path() : fs::path(folder_of(from)) / path;
    const std::string to = joined.lexically_normal().string();
    if (to == ".." || to.starts_with("../"))
        return {"",
                "",
                {},
                warning("link-outside", fmt::format("{} leads out of the tree", destination),
                        reference, "link to the file's address instead")};
    const bool image = reference.kind == Reference::Kind::image;
    if (const auto page = image ? std::nullopt : markdown_at(to))
        return link_to_page(from, *page, fragment, reference);
    if (fs::is_regular_file(root_ / to))
        return {"", "", render::AttachmentTarget{fs::path(to).filename().string()}, {}};
    return {"",
            "",
            {},
            warning(image ? "image-missing" : "link-broken", fmt::format("there is no {}", path),
                    reference, "correct the path, or add the file")};
}

render::Rendered MarkdownFolder::rendered(const std::string& path, render::Flavor flavor) {
    std::vector<render::Target> targets;
    Diagnostics diagnostics = page(path).document.diagnostics();
    for (const auto& reference : page(path).document.references()) {
        Link link = link_of(path, reference);
        if (link.page == path && !link.slug.empty()) page(path).anchors.insert(link.slug);
        if (link.diagnostic) diagnostics.push_back(*link.diagnostic);
        targets.push_back(std::move(link.target));
    }
    const Page& one = page(path);
    auto rendered = render::to_storage(one.document, targets, {flavor, one.title, one.anchors});
    diagnostics.insert(diagnostics.end(), rendered.diagnostics.begin(), rendered.diagnostics.end());
    rendered.diagnostics = std::move(diagnostics);
    return rendered;
}

}  // namespace confsync::commands
