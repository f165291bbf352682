#include "workspace/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/data_address.hpp"
#include "workspace/destination.hpp"
#include "workspace/page_title.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

bool is_image(const render::Reference& reference) {
    return reference.kind == render::Reference::Kind::image;
}

Diagnostic diagnostic(std::string code, Severity severity, std::string message,
                      const PageNode& from, const render::Reference& reference,
                      std::string hint = {}) {
    const std::string& file = from.file != nullptr ? from.file->tracked.path : from.key.value;
    return {std::move(code), severity, std::move(message), in_file(reference.where, file),
            std::move(hint)};
}

std::optional<ToFile> file_in_text(const std::string& address) {
    auto file = file_of_data(address);
    if (!file) return std::nullopt;
    TrackedFile tracked;
    tracked.path = made_path(MadeFile::data, file->name);
    tracked.blob = BlobId{sha256(file->bytes).value};
    return ToFile{std::move(tracked), std::move(file->bytes)};
}

Resolved nowhere(Diagnostic why) { return {Nowhere{}, std::move(why)}; }

Resolved odd_scheme(const PageNode& from, const render::Reference& reference) {
    return nowhere(
        diagnostic("link-scheme", Severity::warning,
                   fmt::format("\"{}\" can't be linked to from Confluence", reference.destination),
                   from, reference));
}

std::string forge_of(const LinkRules& rules) {
    const Forge& forge = rules.forge;
    return replace_all(replace_all(forge.address, "{branch}", forge.branch), "{path}", "");
}

const std::string& own_space(const PageNode& from) {
    static const std::string none;
    return from.tree != nullptr ? from.tree->space : none;
}

std::string did_you_mean(const std::string& what) { return fmt::format("did you mean {}?", what); }

std::string slug_hint(const std::string& fragment, const std::vector<std::string>& slugs,
                      std::string otherwise) {
    // Comparing costs the product of both; a page of more headings is a list nobody mistypes.
    constexpr std::size_t most_compared = 300;
    if (slugs.size() > most_compared) return otherwise;
    const auto similar = closest(fragment, slugs);
    return similar ? did_you_mean("#" + *similar) : std::move(otherwise);
}

std::string only_letters_and_digits(std::string_view text) {
    std::string kept;
    for (const char c : lower_case(text))
        if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)))
            kept += c;
    return kept;
}

/// The one slug that fits, if exactly one does.
template <class Fold>
std::optional<std::string> only_match(const std::string& fragment,
                                      const std::vector<std::string>& slugs, Fold fold) {
    const std::string wanted = fold(fragment);
    const auto fits = [&](const std::string& slug) { return fold(slug) == wanted; };
    if (std::ranges::count_if(slugs, fits) != 1) return std::nullopt;
    return *std::ranges::find_if(slugs, fits);
}

std::string title_slot(const std::string& space, const std::string& title) {
    return space + '\n' + title_key(title);
}

}  // namespace

std::optional<std::string> matching_slug(const std::string& fragment,
                                         const std::vector<std::string>& slugs) {
    constexpr std::string_view prefix = "user-content-";
    const std::string wanted =
        fragment.starts_with(prefix) ? fragment.substr(prefix.size()) : fragment;
    if (std::ranges::count(slugs, wanted) != 0) return wanted;
    if (const auto found = only_match(wanted, slugs, lower_case)) return found;
    if (only_letters_and_digits(wanted).empty()) return std::nullopt;
    return only_match(wanted, slugs, only_letters_and_digits);
}

std::vector<std::string> candidate_paths(const Destination& destination, const PageNode& from) {
    if (destination.kind != Destination::Kind::path || from.file == nullptr) return {};
    std::vector<std::string> candidates;
    const auto add = [&](std::optional<std::string> normal) {
        if (normal && std::ranges::count(candidates, *normal) == 0)
            candidates.push_back(std::move(*normal));
    };
    if (destination.path.starts_with('/')) {
        add(normalized(joined(from.tree->directory, destination.path)));
        add(normalized(destination.path));
    } else {
        add(normalized(destination.path, folder_of(from.file->tracked.path)));
    }
    return candidates;
}

Links::Links(const std::vector<PageNode>& nodes, std::set<std::string> drafts, FileLookup& lookup,
             const LinkRules& rules, const PagesConfig& titles)
    : nodes_(nodes),
      titles_(titles),
      drafts_(std::move(drafts)),
      forge_(forge_of(rules)),
      site_(rules.site),
      attached_(rules.attach),
      svg_as_png_(rules.svg_as_png),
      lookup_(lookup) {
    for (const PageNode& node : nodes) {
        if (node.key.value.ends_with('/')) by_folder_key_[node.key.value] = &node;
        if (node.file == nullptr) continue;
        by_file_[node.file->tracked.path] = &node;
        const std::string name = name_of(node.file->tracked.path);
        by_wiki_name_.emplace(fold_case(name.substr(0, name.rfind('.'))), &node);
    }
    // The name of a file goes before any title.
    for (const PageNode& node : nodes) {
        if (node.file == nullptr) continue;
        const FileOutline& outline = node.file->outline;
        for (const auto& title : {outline.front_title, outline.heading})
            if (title) by_wiki_name_.emplace(fold_case(*title), &node);
    }
}

Resolved Links::resolve(const PageNode& from, const std::vector<std::string>& slugs,
                        const render::Reference& reference) const {
    if (reference.kind == render::Reference::Kind::wiki) return wiki(from, slugs, reference);
    const Destination parts = parse_destination(reference.destination);
    switch (parts.kind) {
        case Destination::Kind::url: return address(parts, from, reference);
        case Destination::Kind::data:
            if (auto file = is_image(reference) ? file_in_text(reference.destination)
                                                : std::optional<ToFile>())
                return {std::move(*file), std::nullopt};
            return nowhere(diagnostic("image-data", Severity::warning,
                                      "this data: address can't be published", from, reference,
                                      "save the image as a file beside the page"));
        case Destination::Kind::title: return titled(parts, from, reference);
        case Destination::Kind::page_id: return by_id(parts, from, reference);
        case Destination::Kind::scheme: return odd_scheme(from, reference);
        case Destination::Kind::empty:
            return nowhere(diagnostic("link-broken", Severity::warning, "the link leads nowhere",
                                      from, reference));
        case Destination::Kind::fragment:
            if (const auto slug = matching_slug(parts.fragment, slugs))
                return {ToHeading{*slug}, std::nullopt};
            return nowhere(diagnostic("anchor-not-found", Severity::warning,
                                      fmt::format("this page has no heading #{}", parts.fragment),
                                      from, reference, slug_hint(parts.fragment, slugs, {})));
        case Destination::Kind::path: return local(parts, from, reference);
    }
    return {};
}

/// The page that asks for this title; null when none does, or several, of which one will get it.
const PageNode* Links::owner(const std::string& space, const std::string& title) const {
    std::call_once(owners_known_, [this] {
        for (const PageNode& node : nodes_) {
            const std::string wanted = title_slot(own_space(node), title_of(node, titles_).title);
            const auto [at, is_only] = owners_.try_emplace(wanted, &node);
            if (!is_only) at->second = nullptr;
        }
    });
    const auto found = owners_.find(title_slot(space, title));
    return found == owners_.end() ? nullptr : found->second;
}

/// A page's title on the server; that of a page of ours leads to it even when it changes.
Resolved Links::titled(const Destination& to, const PageNode& from,
                       const render::Reference& reference) const {
    if (is_image(reference)) return odd_scheme(from, reference);
    const std::string& own = own_space(from);
    const std::string& space = to.space.empty() ? own : to.space;
    if (const PageNode* ours = owner(space, to.path))
        return page(*ours, to.fragment, from, reference);
    return {ToTitle{to.path, space == own ? "" : space, to.fragment}, std::nullopt};
}

/// An address that Confluence of either kind answers by going to the page.
Resolved Links::by_id(const Destination& to, const PageNode& from,
                      const render::Reference& reference) const {
    if (is_image(reference)) return odd_scheme(from, reference);
    if (site_.empty())
        return nowhere(diagnostic("link-broken", Severity::warning,
                                  "a page's id is no address without a site", from, reference,
                                  "name the page by its title: ac:TITLE"));
    return {ToUrl{site_ + "/pages/viewpage.action?pageId=" + to.path}, std::nullopt};
}

/// An address that the forge gives a published file leads to its page.
Resolved Links::address(const Destination& to, const PageNode& from,
                        const render::Reference& reference) const {
    const Resolved as_written{ToUrl{to.path}, std::nullopt};
    if (forge_.empty() || is_image(reference) || !to.path.starts_with(forge_)) return as_written;
    const Destination local = parse_destination("/" + to.path.substr(forge_.size()));
    const auto path = normalized(local.path);
    if (!path) return as_written;
    if (const auto file = by_file_.find(*path); file != by_file_.end())
        return page(*file->second, local.fragment, from, reference);
    if (const auto folder = by_folder_key_.find(*path + "/"); folder != by_folder_key_.end())
        return page(*folder->second, local.fragment, from, reference);
    return as_written;
}

Resolved Links::unpublished(const std::string& path, Diagnostic why) const {
    if (forge_.empty()) return nowhere(std::move(why));
    return {ToUrl{forge_ + percent_encoded(path, "/")}, std::nullopt};
}

/// `[[Page]]`, `[[Page#Heading]]`, `[[#Heading]]`; headings by their text or their slug.
Resolved Links::wiki(const PageNode& from, const std::vector<std::string>& slugs,
                     const render::Reference& reference) const {
    const std::string& whole = reference.destination;
    const auto hash = whole.find('#');
    const std::string name(trimmed(std::string_view(whole).substr(0, hash)));
    const std::string fragment = hash == std::string::npos ? "" : whole.substr(hash + 1);
    if (name.empty()) {
        if (const auto slug = matching_slug(fragment, slugs))
            return {ToHeading{*slug}, std::nullopt};
        return nowhere(diagnostic("anchor-not-found", Severity::warning,
                                  fmt::format("this page has no heading \"{}\"", fragment), from,
                                  reference, slug_hint(fragment, slugs, {})));
    }
    if (const auto found = by_wiki_name_.find(fold_case(name)); found != by_wiki_name_.end())
        return page(*found->second, fragment, from, reference);
    return nowhere(diagnostic("link-broken", Severity::warning,
                              fmt::format("no file or page is called \"{}\"", name), from,
                              reference, "correct the name between the brackets"));
}

Resolved Links::local(const Destination& to, const PageNode& from,
                      const render::Reference& reference) const {
    const auto candidates = candidate_paths(to, from);
    if (candidates.empty())
        return nowhere(diagnostic(
            is_image(reference) ? "image-outside" : "link-outside", Severity::warning,
            fmt::format("{} leads out of the repository", reference.destination), from, reference));
    for (const std::string& path : candidates)
        if (auto found = at_path(path, to.fragment, from, reference)) return std::move(*found);
    return missing(candidates.front(), to.path, from, reference);
}

std::optional<Resolved> Links::at_path(const std::string& path, const std::string& fragment,
                                       const PageNode& from,
                                       const render::Reference& reference) const {
    const bool image = is_image(reference);
    if (const auto found = by_file_.find(path); found != by_file_.end() && !image)
        return page(*found->second, fragment, from, reference);
    const auto folder = by_folder_key_.find(path + "/");
    if (folder != by_folder_key_.end() && !image)
        return page(*folder->second, fragment, from, reference);
    const TrackedFile* tracked = lookup_.find(path);
    if (path.empty() || (tracked && tracked->kind == FileKind::directory))
        return folder_at(path, fragment, from, reference);
    if (!tracked || tracked->kind == FileKind::deleted) return std::nullopt;
    if (tracked->kind == FileKind::symlink)
        return nowhere(diagnostic(image ? "image-outside" : "link-outside", Severity::warning,
                                  fmt::format("{} is a symbolic link, which is not followed", path),
                                  from, reference, "link to the file it points to"));
    if (tracked->kind != FileKind::file) return std::nullopt;
    if (image) return Resolved{ToFile{shown(*tracked)}, std::nullopt};
    const bool wanted = reference.kind == render::Reference::Kind::file;
    if (wanted || attached_.holds(path)) return Resolved{ToFile{*tracked}, std::nullopt};
    const bool draft = drafts_.contains(path);
    if (extension_of(path) == "md")
        return unpublished(path, diagnostic("link-outside", Severity::warning,
                                            fmt::format("{} is {}", path,
                                                        draft ? "a draft" : "in no published tree"),
                                            from, reference));
    return unpublished(
        path, diagnostic("link-not-published", Severity::note,
                         fmt::format("{} is not published; its name stays as text", path), from,
                         reference, "links.forge would link to it"));
}

const TrackedFile& Links::shown(const TrackedFile& picture) const {
    const std::string beside = svg_as_png_ ? png_beside(picture.path) : std::string();
    const TrackedFile* png = beside.empty() ? nullptr : lookup_.find(beside);
    return png != nullptr && png->kind == FileKind::file ? *png : picture;
}

/// A folder without a page: the tree's own leads to its README, others to nothing.
std::optional<Resolved> Links::folder_at(const std::string& path, const std::string& fragment,
                                         const PageNode& from,
                                         const render::Reference& reference) const {
    if (is_image(reference)) return std::nullopt;
    for (const std::string_view name : folder_files)
        if (const auto own = by_file_.find(joined(path, name)); own != by_file_.end())
            return page(*own->second, fragment, from, reference);
    return unpublished(
        path, diagnostic("link-not-published", Severity::note,
                         fmt::format("the folder {} has no page", path.empty() ? "/" : path), from,
                         reference));
}

Resolved Links::page(const PageNode& target, const std::string& fragment, const PageNode& from,
                     const render::Reference& reference) const {
    if (fragment.empty()) return {ToPage{target.key, {}}, std::nullopt};
    static const std::vector<std::string> none;
    const auto& slugs = target.file != nullptr ? target.file->outline.slugs : none;
    if (const auto slug = matching_slug(fragment, slugs)) {
        if (&target == &from) return {ToHeading{*slug}, std::nullopt};
        return {ToPage{target.key, *slug}, std::nullopt};
    }
    const std::string& name = target.file != nullptr ? target.file->tracked.path : target.key.value;
    return {ToPage{target.key, {}},
            diagnostic("anchor-not-found", Severity::warning,
                       fmt::format("{} has no heading #{}", name, fragment), from, reference,
                       slug_hint(fragment, slugs, "the link leads to the page itself"))};
}

std::string Links::similar_path(const std::string& path, const render::Reference& reference) const {
    std::call_once(searched_, [this] {
        std::vector<std::string> linkable;
        std::vector<std::string> images;
        for (const auto& [file, node] : by_file_) linkable.push_back(file);
        for (std::string& file : lookup_.known()) {
            if (is_image_file(file)) images.push_back(file);
            if (attached_.holds(file)) linkable.push_back(std::move(file));
        }
        std::ranges::sort(linkable);
        linkable_ = std::make_unique<const SimilarPaths>(linkable);
        images_ = std::make_unique<const SimilarPaths>(images);
    });
    return (is_image(reference) ? images_ : linkable_)->to(path);
}

Resolved Links::missing(const std::string& path, const std::string& as_written,
                        const PageNode& from, const render::Reference& reference) const {
    const std::string similar = similar_path(path, reference);
    Absence absence = lookup_.absence(path, as_written);
    if (!similar.empty()) absence.hint = did_you_mean(similar);
    if (reference.destination.starts_with("www."))
        absence.hint = did_you_mean("https://" + reference.destination);
    return nowhere(diagnostic(is_image(reference) ? "image-missing" : "link-broken",
                              Severity::warning, absence.message, from, reference, absence.hint));
}

}  // namespace confsync::workspace
