#pragma once

#include <string>

#include "sandbox/html_body.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

/// What a shown page refers to, looked up in the wiki. Holds references: lives as long as one
/// request.
class WikiSurroundings : public Surroundings {
  public:
    /// `saved`: when the shown version was saved; links with anchors to pages made later are dead.
    WikiSurroundings(const Wiki& wiki, const Space& space, const Page& page, Timestamp saved,
                     std::string task_form);

    std::optional<PageLink> page(std::string_view title, std::string_view space) const override;
    std::optional<PageLink> page_by_id(std::string_view id) const override;
    std::optional<std::string> attachment(std::string_view name, std::string_view title,
                                          std::string_view space) const override;
    std::optional<std::string> user_name(std::string_view account_id) const override;
    std::vector<ChildLink> children(std::string_view title, int depth) const override;
    std::string task_form() const override { return task_form_; }

  private:
    std::optional<Page> find(std::string_view title, std::string_view space) const;
    PageLink link_to(const Page& page) const;
    std::vector<ChildLink> below(const std::string& id, int depth) const;

    const Wiki& wiki_;
    const Space& space_;
    const Page& page_;
    Timestamp saved_;
    std::string task_form_;
};

/// "/wiki/download/attachments/PAGE/NAME?version=N".
std::string download_url(const Attachment& file);

}  // namespace confsync::sandbox
