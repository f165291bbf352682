#include "commands/preview_index.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::commands {

using engine::PageKey;
using sandbox::ChildLink;
using sandbox::PageLink;
using workspace::PageNode;

namespace {

std::string slot(std::string_view title, std::string_view space) {
    return std::string(space) + '\n' + title_key(title);
}

}  // namespace

PreviewIndex::PreviewIndex(const MarkdownFolder& folder) {
    for (const PageNode& page : folder.nodes()) {
        by_key_.emplace(page.key, &page);
        by_title_.emplace(slot(folder.title_of(page.key), page.tree->space), &page);
        below_[page.parent.value_or(PageKey())].push_back(&page);
    }
}

const PageNode* PreviewIndex::page(const PageKey& key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second;
}

const PageNode* PreviewIndex::titled(std::string_view title, std::string_view space) const {
    const auto found = by_title_.find(slot(title, space));
    return found == by_title_.end() ? nullptr : found->second;
}

const std::vector<const PageNode*>& PreviewIndex::below(const PageKey& key) const {
    static const std::vector<const PageNode*> none;
    const auto found = below_.find(key);
    return found == below_.end() ? none : found->second;
}

std::vector<const PageNode*> PreviewIndex::above(const PageNode& page) const {
    std::vector<const PageNode*> way;
    for (const PageNode* at = &page; at != nullptr && at->parent;) {
        at = this->page(*at->parent);
        if (at != nullptr) way.push_back(at);
    }
    std::ranges::reverse(way);
    return way;
}

std::string preview_url(const PageKey& key) { return "/page/" + percent_encoded(key.value, "/"); }

std::string preview_file_url(const std::string& path) {
    return "/file/" + percent_encoded(path, "/");
}

PageLink PreviewSurroundings::link_to(const PageNode& page) const {
    return {folder_.title_of(page.key), preview_url(page.key)};
}

std::optional<PageLink> PreviewSurroundings::page(std::string_view title,
                                                  std::string_view space) const {
    const PageNode* found = index_.titled(title, space.empty() ? page_.tree->space : space);
    return found == nullptr ? std::nullopt : std::optional(link_to(*found));
}

std::optional<PageLink> PreviewSurroundings::page_by_id(std::string_view) const {
    return std::nullopt;
}

std::optional<std::string> PreviewSurroundings::attachment(std::string_view name, std::string_view,
                                                           std::string_view) const {
    const auto found = files_.find(std::string(name));
    return found == files_.end() ? std::nullopt : std::optional(preview_file_url(found->second));
}

std::optional<std::string> PreviewSurroundings::user_name(std::string_view account_id) const {
    return account_id.empty() ? std::nullopt : std::optional(std::string(account_id));
}

std::vector<ChildLink> PreviewSurroundings::children(std::string_view title, int depth) const {
    const PageNode* top = title.empty() ? &page_ : index_.titled(title, page_.tree->space);
    return top == nullptr ? std::vector<ChildLink>() : links_below(top->key, depth);
}

std::vector<ChildLink> PreviewSurroundings::links_below(const PageKey& key, int depth) const {
    std::vector<ChildLink> links;
    if (depth < 1) return links;
    for (const PageNode* child : index_.below(key))
        links.push_back({link_to(*child), links_below(child->key, depth - 1)});
    return links;
}

}  // namespace confsync::commands
