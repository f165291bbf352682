#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/facts.hpp"
#include "engine/pull.hpp"
#include "render/convert.hpp"

namespace confsync::engine {

/// What the texts of all pages may refer to.
struct PullWorld {
    std::function<bool(const std::string& path)> may_be_attached = {};  ///< as in PullOptions
    render::TreeForms forms = {};                                       ///< as in PullOptions
    std::string site;                                                   ///< its web address
    std::map<std::string, std::string> spaces;                          ///< by tree
    std::map<std::pair<std::string, std::string>, std::string> files;   ///< by space and title_key
};

PullWorld world_of(const Facts& facts);

/// What people are called, asked once for each.
class PeopleNames {
  public:
    /// Both must outlive it.
    PeopleNames(Remote& remote, const Cancellation& cancel) : remote_(remote), cancel_(cancel) {}

    const std::string& of(const AccountId& account);

  private:
    Remote& remote_;
    const Cancellation& cancel_;
    std::map<AccountId, std::string> known_;
};

/// Answers what a converter asks about the world of one page, and notes which attachments of the
/// page the tree has no file of. Asks the server only when it must.
class PullLookup {
  public:
    /// All of these must outlive it and the options it gives.
    PullLookup(const PageFacts& page, const PullWorld& world, PeopleNames& names, Remote& remote,
               const Cancellation& cancel)
        : page_(page), world_(world), names_(names), remote_(remote), cancel_(cancel) {}

    render::ConvertOptions options(render::Flavor flavor);

    /// Attachments that were asked for, by name: their files go to `<page>.assets/`.
    const std::map<std::string, NewFile>& new_files() const { return new_files_; }
    /// One of the page's in Confluence; null: there is none of that name. They are listed once.
    const RemoteAttachment* attachment(const std::string& name);

  private:
    std::string path_of_page(const render::PageName& name) const;
    std::string path_of_attachment(const std::string& name);
    std::string known_path(const std::string& name) const;
    std::string new_path(const std::string& name);
    std::string from_here(const std::string& path) const;

    const PageFacts& page_;
    const PullWorld& world_;
    PeopleNames& names_;
    Remote& remote_;
    const Cancellation& cancel_;
    std::optional<std::vector<RemoteAttachment>> attachments_;
    std::map<std::string, NewFile> new_files_;
};

}  // namespace confsync::engine
