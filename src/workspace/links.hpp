#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/ids.hpp"
#include "render/document.hpp"
#include "workspace/attach_rule.hpp"
#include "workspace/config.hpp"
#include "workspace/destination.hpp"
#include "workspace/file_lookup.hpp"
#include "workspace/page_tree.hpp"
#include "workspace/similar_paths.hpp"

namespace confsync::workspace {

// Where a reference leads.
struct ToPage {
    engine::PageKey key;
    std::string slug;  ///< of a heading there; empty: the page
    bool operator==(const ToPage&) const = default;
};
struct ToHeading {  ///< of the same page
    std::string slug;
    bool operator==(const ToHeading&) const = default;
};
struct ToFile {
    TrackedFile file;
    std::string bytes = {};  ///< of a file that stands in the text itself, as a data: address
    bool operator==(const ToFile&) const = default;
};
struct ToUrl {
    std::string url;
    bool operator==(const ToUrl&) const = default;
};
struct ToTitle {  ///< a page of Confluence that no file owns
    std::string title;
    std::string space;   ///< key; empty: the space of the page the link stands on
    std::string anchor;  ///< empty: the page
    bool operator==(const ToTitle&) const = default;
};
struct Nowhere {
    bool operator==(const Nowhere&) const = default;
};

struct Resolved {
    std::variant<Nowhere, ToPage, ToHeading, ToFile, ToUrl, ToTitle> target;
    std::optional<Diagnostic> diagnostic;
};

/// The paths a destination may name, best first, as `from` sees them; empty when it names none:
/// an address, a heading of the same page, a way out of the repository.
std::vector<std::string> candidate_paths(const Destination& destination, const PageNode& from);

/// Resolves what authors wrote against the pages and files there are. Callable from several
/// threads. `nodes` and `lookup` must outlive it.
class Links {
  public:
    Links(const std::vector<PageNode>& nodes, std::set<std::string> drafts, FileLookup& lookup,
          const LinkRules& rules = {}, const PagesConfig& titles = {});

    /// `slugs`: of the headings of the text the reference stands in.
    Resolved resolve(const PageNode& from, const std::vector<std::string>& slugs,
                     const render::Reference& reference) const;

  private:
    const PageNode* owner(const std::string& space, const std::string& title) const;
    Resolved wiki(const PageNode& from, const std::vector<std::string>& slugs,
                  const render::Reference& reference) const;
    Resolved titled(const Destination& to, const PageNode& from,
                    const render::Reference& reference) const;
    Resolved by_id(const Destination& to, const PageNode& from,
                   const render::Reference& reference) const;
    Resolved address(const Destination& to, const PageNode& from,
                     const render::Reference& reference) const;
    /// To the forge if there is one, else to nothing, and why.
    Resolved unpublished(const std::string& path, Diagnostic why) const;
    Resolved local(const Destination& to, const PageNode& from,
                   const render::Reference& reference) const;
    std::optional<Resolved> at_path(const std::string& path, const std::string& fragment,
                                    const PageNode& from, const render::Reference& reference) const;
    std::optional<Resolved> folder_at(const std::string& path, const std::string& fragment,
                                      const PageNode& from,
                                      const render::Reference& reference) const;
    /// The file that shows the picture.
    const TrackedFile& shown(const TrackedFile& picture) const;
    Resolved missing(const std::string& path, const std::string& as_written, const PageNode& from,
                     const render::Reference& reference) const;
    Resolved page(const PageNode& target, const std::string& fragment, const PageNode& from,
                  const render::Reference& reference) const;
    std::string similar_path(const std::string& path, const render::Reference& reference) const;

    const std::vector<PageNode>& nodes_;
    const PagesConfig titles_;
    std::unordered_map<std::string, const PageNode*> by_file_;
    std::unordered_map<std::string, const PageNode*> by_folder_key_;  ///< keys that end in "/"
    std::unordered_map<std::string, const PageNode*> by_wiki_name_;   ///< file or title, folded
    std::set<std::string> drafts_;
    std::string forge_;  ///< what comes before the path of a file there; empty: nowhere
    std::string site_;
    AttachRule attached_;
    bool svg_as_png_ = false;
    FileLookup& lookup_;
    mutable std::once_flag owners_known_;  ///< what follows is made for the first link by title
    mutable std::unordered_map<std::string, const PageNode*> owners_;  ///< by space and title
    mutable std::once_flag searched_;  ///< what follows is made for the first broken link
    mutable std::unique_ptr<const SimilarPaths> linkable_;
    mutable std::unique_ptr<const SimilarPaths> images_;
};

/// The slug a fragment means among those of a text: as it is, else without regard to case, else by
/// letters and digits alone if only one fits (markdown-mapping.md a.4).
std::optional<std::string> matching_slug(const std::string& fragment,
                                         const std::vector<std::string>& slugs);

}  // namespace confsync::workspace
