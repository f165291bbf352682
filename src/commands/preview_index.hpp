#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "commands/markdown_folder.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

/// The pages of a folder by title and by place. Holds until the folder is read again.
class PreviewIndex {
  public:
    explicit PreviewIndex(const MarkdownFolder& folder);

    /// Null when there is none.
    const workspace::PageNode* page(const engine::PageKey& key) const;
    const workspace::PageNode* titled(std::string_view title, std::string_view space) const;
    /// Pages directly below one, or at the top without one.
    const std::vector<const workspace::PageNode*>& below(const engine::PageKey& key) const;
    const std::vector<const workspace::PageNode*>& top() const { return below({}); }
    /// From the top down to the page's parent.
    std::vector<const workspace::PageNode*> above(const workspace::PageNode& page) const;

  private:
    std::map<engine::PageKey, const workspace::PageNode*> by_key_;
    std::map<std::string, const workspace::PageNode*> by_title_;  ///< space, line break, title
    std::map<engine::PageKey, std::vector<const workspace::PageNode*>> below_;
};

/// "/page/docs/guide/install.md"
std::string preview_url(const engine::PageKey& key);
/// "/file/docs/images/a.png"
std::string preview_file_url(const std::string& path);

/// What a body of one page refers to, as this preview has it. All must outlive it.
class PreviewSurroundings final : public sandbox::Surroundings {
  public:
    /// `files`: paths by the names they have on the page.
    PreviewSurroundings(const MarkdownFolder& folder, const PreviewIndex& index,
                        const workspace::PageNode& page,
                        const std::map<std::string, std::string>& files)
        : folder_(folder), index_(index), page_(page), files_(files) {}

    std::optional<sandbox::PageLink> page(std::string_view title,
                                          std::string_view space) const override;
    std::optional<sandbox::PageLink> page_by_id(std::string_view id) const override;
    std::optional<std::string> attachment(std::string_view name, std::string_view title,
                                          std::string_view space) const override;
    /// Nobody is asked offline: the account stands for the name.
    std::optional<std::string> user_name(std::string_view account_id) const override;
    std::vector<sandbox::ChildLink> children(std::string_view title, int depth) const override;

  private:
    sandbox::PageLink link_to(const workspace::PageNode& page) const;
    std::vector<sandbox::ChildLink> links_below(const engine::PageKey& key, int depth) const;

    const MarkdownFolder& folder_;
    const PreviewIndex& index_;
    const workspace::PageNode& page_;
    const std::map<std::string, std::string>& files_;
};

}  // namespace confsync::commands
