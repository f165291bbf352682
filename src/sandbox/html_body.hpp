#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::sandbox {

/// A page as a link to it needs it.
struct PageLink {
    std::string title;
    std::string url;  ///< path on this server
    /// False when the page came to be after the linking page was last saved: Cloud then draws an
    /// anchored link dead until the linking page is saved again (CONFCLOUD-78192).
    bool known_at_save = true;
};

/// A page below the shown one, for the children macro.
struct ChildLink {
    PageLink page;
    std::vector<ChildLink> children;
};

/// What a body refers to outside itself. Nothing means "there is no such thing".
class Surroundings {
  public:
    virtual ~Surroundings() = default;
    /// `space` is a key, "" for the page's own.
    virtual std::optional<PageLink> page(std::string_view title, std::string_view space) const = 0;
    virtual std::optional<PageLink> page_by_id(std::string_view id) const = 0;
    /// Address of a file of the page, or of the page titled `title` when that is not "".
    virtual std::optional<std::string> attachment(std::string_view name, std::string_view title,
                                                  std::string_view space) const = 0;
    virtual std::optional<std::string> user_name(std::string_view account_id) const = 0;
    /// Pages below the shown one, or below the page titled `title` when that is not "".
    virtual std::vector<ChildLink> children(std::string_view title, int depth) const = 0;
    /// Id of the form that ticks tasks (a button posts `task=<id>`), "" when nobody may.
    virtual std::string task_form() const { return {}; }
    /// Whether a browser may fetch the pictures that the body shows from other sites.
    virtual bool shows_pictures_elsewhere() const { return true; }
};

/// Storage format as HTML for people. A pure function; nothing from the body becomes script, style
/// or an address of another scheme than http, https, mailto, tel, ftp. No inline style: a strict
/// Content-Security-Policy holds. `body` must have passed judge_storage, else Error{failed}.
std::string html_body(std::string_view body, const Surroundings& surroundings);
/// The same for a body that comes in pieces of whole elements, one HTML for each: ids and the table
/// of contents are those of the whole.
std::vector<std::string> html_parts(const std::vector<std::string_view>& parts,
                                    const Surroundings& surroundings);

}  // namespace confsync::sandbox
