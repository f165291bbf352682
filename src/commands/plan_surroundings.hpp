#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "commands/plan_pictures.hpp"
#include "commands/views_plan.hpp"
#include "sandbox/html_body.hpp"

namespace confsync::commands {

/// Where the pages of a plan stand in the document that shows it.
class PlanIndex {
  public:
    PlanIndex(const engine::Plan& plan, const std::vector<PageRow>& rows);

    /// "#/3" for a page of the plan, by its title; its address in Confluence for another one.
    std::string address(std::string_view title, std::string_view space) const;
    std::string address_of_id(std::string_view id) const;

  private:
    std::string site_;   ///< "" when it is no web address
    std::string space_;  ///< key of the first tree
    std::map<std::string, std::size_t> by_title_;
};

/// What a body of one page refers to, as the document of a plan has it: nothing is fetched. All
/// must outlive it.
class PlanSurroundings final : public sandbox::Surroundings {
  public:
    PlanSurroundings(const PlanIndex& index, const Album& pictures)
        : index_(index), pictures_(pictures) {}

    std::optional<sandbox::PageLink> page(std::string_view title,
                                          std::string_view space) const override;
    std::optional<sandbox::PageLink> page_by_id(std::string_view id) const override;
    std::optional<std::string> attachment(std::string_view name, std::string_view title,
                                          std::string_view space) const override;
    /// The account stands for the name.
    std::optional<std::string> user_name(std::string_view account_id) const override;
    std::vector<sandbox::ChildLink> children(std::string_view title, int depth) const override;
    bool shows_pictures_elsewhere() const override { return false; }

  private:
    const PlanIndex& index_;
    const Album& pictures_;
};

}  // namespace confsync::commands
