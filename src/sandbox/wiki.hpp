#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "sandbox/wiki_types.hpp"
#include "store/database.hpp"

namespace confsync::sandbox {

/// Where a page goes relative to another (v1 move).
enum class Placement { append, before, after };

struct NewPage {
    std::string space;  ///< id
    std::string title;
    std::string body;
    std::optional<std::string> parent;  ///< absent: below the home page
    bool root_level = false;            ///< no parent at all
    Kind kind = Kind::page;
    Status status = Status::current;  ///< or draft
};

struct PageEdit {
    std::string id;
    int version = 0;  ///< must be the current one + 1 (quirks.md 27)
    std::string title;
    std::string body;
    std::optional<std::string> parent;  ///< absent: kept
    std::string message;
    bool minor_edit = false;
};

struct PageQuery {
    std::vector<std::string> ids;     ///< empty: all
    std::vector<std::string> spaces;  ///< ids; empty: all
    std::optional<std::string> title;
    std::vector<Status> statuses{Status::current, Status::archived};
    bool roots_only = false;
    std::string sort = "id";  ///< [-]id, created-date, modified-date, title
    std::size_t offset = 0;
    std::optional<std::size_t> limit{};  ///< absent: all
};

struct Upload {
    std::string page;
    std::string name;
    std::string media_type;
    std::string bytes;
    std::string comment;
    bool minor_edit = false;
};

/// The model: what is stored, and the rules of Confluence about it. Every member may be called
/// from any thread; each write is one transaction with a time stamp of its own, later than all
/// before it. Authors are account ids.
class Wiki {
  public:
    /// Throws Error{failed} when the file is not a sandbox.
    Wiki(const std::optional<std::filesystem::path>& file, const Clock& clock);

    // People and spaces (wiki.cpp)
    User add_user(const std::string& display_name, const std::string& email);
    std::optional<User> user(const std::string& account_id) const;
    std::vector<User> users() const;
    /// Existing space of that key, or a new one with a home page titled like it.
    Space add_space(const std::string& key, const std::string& name, const std::string& author);
    std::vector<Space> spaces() const;
    std::optional<Space> space(const std::string& id) const;
    std::optional<Space> space_by_key(std::string_view key) const;  ///< case-insensitive
    std::string cloud_id() const;

    // Pages as they are (wiki_pages.cpp)
    Outcome<Page> page(const std::string& id) const;           ///< any status, pages only
    std::optional<Page> content(const std::string& id) const;  ///< pages and folders
    std::vector<Page> pages(const PageQuery& query) const;
    /// The body of a version, 0 for the current one.
    std::optional<std::string> body(const std::string& id, int version = 0) const;
    std::vector<PageVersion> versions(const std::string& id) const;  ///< newest first
    std::optional<PageVersion> version(const std::string& id, int number) const;

    // The tree (wiki_tree.cpp): current content only, in tree order
    std::vector<Page> children(const std::string& id) const;  ///< pages and folders
    std::vector<Page> roots(const std::string& space) const;
    std::vector<Descendant> descendants(const std::string& id, int depth) const;
    std::vector<Page> ancestors(const std::string& id) const;  ///< root first, without itself
    Outcome<Page> move(const std::string& id, Placement placement, const std::string& target);

    // Writing (wiki_edit.cpp)
    Outcome<Page> create(const NewPage& page, const std::string& author);
    Outcome<Page> edit(const PageEdit& edit, const std::string& author);
    Outcome<Page> retitle(const std::string& id, const std::string& title,
                          const std::string& author);
    /// A new version equal to an old one (quirks.md 48).
    Outcome<Page> restore_version(const std::string& id, int number, const std::string& message,
                                  bool with_title, const std::string& author);
    /// The draft beside a published page, if somebody saved one.
    std::optional<PageVersion> draft(const std::string& id) const;
    /// Overwrites the draft; the published page is unchanged (quirks.md 33).
    Outcome<Page> save_draft(const std::string& id, const std::string& title,
                             const std::string& body);

    // Trash and archive (wiki_trash.cpp)
    /// Its children move up one level (quirks.md 36).
    Outcome<Page> trash(const std::string& id);
    Outcome<Done> purge(const std::string& id);
    /// Back from the trash at version + 1, text untouched (quirks.md 31).
    Outcome<Page> untrash(const std::string& id, int version, const std::string& author);
    Outcome<Page> archive(const std::string& id);
    /// Archives all or none; returns the id of the long task, which is done at once.
    Outcome<std::string> archive_all(const std::vector<std::string>& ids);
    bool has_task(const std::string& id) const;
    Outcome<Done> delete_folder(const std::string& id);

    // Labels (wiki_labels.cpp)
    std::vector<Label> labels(const std::string& page) const;
    Outcome<Done> add_label(const std::string& page, const std::string& prefix,
                            const std::string& name);
    Outcome<Done> remove_label(const std::string& page, const std::string& name);

    // Content properties (wiki_properties.cpp); values are JSON texts
    std::vector<Property> properties(const std::string& page) const;
    Outcome<Property> property(const std::string& page, const std::string& id) const;
    Outcome<Property> add_property(const std::string& page, const std::string& key,
                                   const std::string& value, const std::string& author);
    Outcome<Property> set_property(const std::string& page, const Property& property,
                                   const std::string& author);
    Outcome<Done> remove_property(const std::string& page, const std::string& id);

    // Attachments (wiki_attachments.cpp)
    std::vector<Attachment> attachments(const std::string& page, Status status) const;
    Outcome<Attachment> attachment(const std::string& id) const;
    std::optional<Attachment> attachment_named(const std::string& page,
                                               const std::string& name) const;  ///< current only
    std::vector<Version> attachment_versions(const std::string& id) const;      ///< newest first
    /// The bytes of a version, 0 for the current one.
    std::optional<std::string> attachment_bytes(const std::string& id, int version = 0) const;
    /// The file id of a version, 0 for the current one.
    std::optional<std::string> attachment_file(const std::string& id, int version = 0) const;
    /// Media type and bytes of a file id.
    std::optional<std::pair<std::string, std::string>> media(const std::string& file_id) const;
    Outcome<Attachment> attach(const Upload& upload, const std::string& author);
    /// A new version of an existing attachment; the name may change with it.
    Outcome<Attachment> replace_attachment(const std::string& id, const Upload& upload,
                                           const std::string& author);
    Outcome<Done> remove_attachment(const std::string& id, bool purge);

    // Comments (wiki_comments.cpp)
    std::vector<Comment> comments(const std::string& page) const;
    /// Marks the first occurrence of `selection` in the page's text and adds an open comment.
    /// The page keeps its version (quirks.md 69).
    Outcome<Comment> add_inline_comment(const std::string& page, const std::string& selection,
                                        const std::string& text, const std::string& author);
    Outcome<Comment> add_footer_comment(const std::string& page, const std::string& text,
                                        const std::string& author);
    Outcome<Comment> resolve_comment(const std::string& id, bool resolved);

    /// Several calls as one write; nests.
    store::Transaction transaction() const;

  private:
    std::string next_id() const;
    Timestamp stamp() const;
    void remember(const std::string& id, const PageVersion& version) const;
    void add_own_properties(const std::string& page, const std::string& title,
                            const std::string& author, Timestamp now) const;
    Outcome<Page> new_version(const Page& page, const PageVersion& next,
                              const std::optional<std::string>& parent) const;
    Outcome<Page> publish(const Page& draft, const PageEdit& edit, const std::string& author);
    std::optional<Refused> title_refusal(const std::string& space, const std::string& title,
                                         const std::string& except) const;
    std::optional<Refused> parent_refusal(const Page& page, const std::string& parent) const;
    int position_after_last(const std::string& space,
                            const std::optional<std::string>& parent) const;
    void place(const std::string& id, const std::string& space,
               const std::optional<std::string>& parent, int position) const;
    void place_beside(const Page& page, const Page& target, Placement placement) const;
    std::vector<Page> siblings(const std::string& space,
                               const std::optional<std::string>& parent) const;
    void lift_children(const Page& page) const;
    Outcome<Comment> add_comment(const Comment& comment) const;
    void store_bytes(std::int64_t attachment, int version, const Upload& upload,
                     const std::string& author, Timestamp now) const;
    void rename_links(const Page& page, const std::string& title) const;
    void settle_markers(const std::string& page, std::string_view body) const;
    bool was_purged(const std::string& id) const;

    const Clock& clock_;
    std::unique_ptr<store::Database> database_;
};

}  // namespace confsync::sandbox
