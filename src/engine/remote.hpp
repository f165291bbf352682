#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "engine/ids.hpp"
#include "engine/source.hpp"

namespace confsync::engine {

struct SiteFacts {
    std::string base;   ///< web address the server gives as its base, e.g. "https://a.b/wiki"
    AccountId account;  ///< whose credentials these are
    std::string account_name;
};

struct Space {
    SpaceId id;
    std::string key;
    std::string name;
    PageId home;  ///< empty: a space without a home page
};

enum class PageStatus { current, archived, trashed, draft };

/// A page as the server shows it.
struct RemotePage {
    PageId id;
    PageStatus status = PageStatus::current;
    std::string title;
    PageId parent;  ///< empty: top of the space, or a trashed page
    SpaceId space;
    Version version;
    std::string message;              ///< of that version
    AccountId author;                 ///< of that version
    Timestamp written{};              ///< when that version was made
    Timestamp created{};              ///< when the page was made
    std::string web_url;              ///< absolute, on the site's own host
    std::optional<std::string> body;  ///< storage format, when it was asked for
};

struct VersionFacts {
    Version version;
    std::string message;
    AccountId author;
    Timestamp written{};
};

struct RemoteAttachment {
    AttachmentId id;
    std::string file_name;
    Version version;
    std::string comment;
};

struct NewPage {
    SpaceId space;
    PageId parent;
    std::string title;
    std::string body;
};

struct PageWrite {
    PageId id;
    Version expected;  ///< the version this write replaces; it becomes expected + 1
    std::string title;
    std::string body;
    std::string message;  ///< ends in the mark of engine/message.hpp, by which it is recognised
};

struct Upload {
    PageId page;
    std::string file_name;
    Content content;
    std::string comment;                   ///< "confsync:<digest>", by which it is recognised
    std::optional<AttachmentId> replaces;  ///< nothing: a new attachment
    Version expected;                      ///< version it replaces; 0 for a new one
};

/// What stands directly below a page: another page, or a folder, a whiteboard, …
struct RemoteChild {
    PageId id;
    std::string title;
};

/// A content property of a page: JSON under a key, with versions of its own.
struct RemoteProperty {
    std::string id;
    std::string key;
    std::string value;  ///< JSON text, members sorted, no blanks
    Version version;
};

/// Comments on words of the text, and those on the page as a whole.
enum class CommentPlace { in_text, on_page };

struct RemoteComment {
    std::string id;
    std::string ref;        ///< `ac:ref` of its marker in the body; empty: on the page as a whole
    std::string selection;  ///< the words it was made on
    bool open = true;       ///< neither resolved nor without its place
    AccountId author;
    Timestamp written{};
    std::string body;  ///< storage format
};

enum class With { facts, body };

/// A Confluence site. Blocking; callable from several threads; every call throws Error and ends
/// early when `cancel` says so (kind interrupted, or network when the deadline passed).
///
/// Law. Reads may be repeated and are, here. An error is not an absence: what the server did not
/// clearly say to be absent is an error. Kinds: credentials (refused), network (no answer, gave
/// up), not_found (clearly absent), conflict (see each write), failed (refused as invalid; the
/// message is the server's).
/// A write whose answer was lost is proven here: it returns as if answered when it landed, and
/// is sent again only when it is certain that it did not.
class Remote {
  public:
    virtual ~Remote() = default;

    virtual SiteFacts site(const Cancellation& cancel) = 0;
    /// Throws not_found when there is no such space or it is not visible.
    virtual Space space(const std::string& key, const Cancellation& cancel) = 0;

    /// Facts of pages by id in bulk (250 a request); those not visible to this account are left
    /// out. Trashed and archived ones are in, with their status.
    virtual std::map<PageId, RemotePage> pages(const std::vector<PageId>& ids, With with,
                                               const Cancellation& cancel) = 0;
    /// Current and archived pages of the space that hold one of the titles (compared as the server
    /// does), by the cheaper of listing the space and asking one by one.
    virtual std::vector<RemotePage> pages_titled(const SpaceId& space,
                                                 const std::vector<std::string>& titles,
                                                 const Cancellation& cancel) = 0;
    /// Every version, newest first.
    virtual std::vector<VersionFacts> history(const PageId& id, const Cancellation& cancel) = 0;
    /// Ids from the top of the space down to the page's parent.
    virtual std::vector<PageId> ancestors(const PageId& id, const Cancellation& cancel) = 0;
    /// All that stands directly below the page and that this account may see.
    virtual std::vector<RemoteChild> children(const PageId& id, const Cancellation& cancel) = 0;
    virtual std::vector<RemoteAttachment> attachments(const PageId& page,
                                                      const Cancellation& cancel) = 0;
    virtual std::vector<std::string> labels(const PageId& page, const Cancellation& cancel) = 0;
    virtual std::vector<RemoteComment> comments(const PageId& page, CommentPlace place,
                                                const Cancellation& cancel) = 0;
    /// The body of a version, also of an earlier one. Comment markers stand in it as they were
    /// last while it was the page's newest.
    virtual std::string body_of(const PageId& page, Version version,
                                const Cancellation& cancel) = 0;
    /// The bytes of the attachment's present version, above 256 MiB Error{failed}.
    virtual std::string download(const PageId& page, const AttachmentId& attachment,
                                 const Cancellation& cancel) = 0;
    /// Names to show for accounts; an unknown one is shown by its id.
    virtual std::map<AccountId, std::string> names(const std::vector<AccountId>& accounts,
                                                   const Cancellation& cancel) = 0;

    /// Makes version 1. conflict: the title is held by another page.
    virtual RemotePage create(const NewPage& page, const Cancellation& cancel) = 0;
    /// Makes version expected + 1, or throws conflict because the page is at another version that
    /// this very write did not make; or failed with hint when the title is held by another page.
    virtual RemotePage update(const PageWrite& write, const Cancellation& cancel) = 0;
    /// Puts the page last below `parent`; no new version. May be repeated.
    virtual void move(const PageId& page, const PageId& parent, const Cancellation& cancel) = 0;
    /// Puts the page into the trash of its space. One that is there already counts as done; what
    /// stands below it loses its place, so nothing may (quirks.md 36). May be repeated.
    virtual void trash(const PageId& page, const Cancellation& cancel) = 0;
    /// Brings a page back from the trash: version expected + 1. Title and body must be those it
    /// has; the server ignores them (quirks.md 31). conflict: it is not in the trash at `expected`.
    virtual RemotePage restore(const PageWrite& write, const Cancellation& cancel) = 0;
    /// conflict: the attachment is not at `expected`, read right before the write.
    virtual RemoteAttachment upload(const Upload& upload, const Cancellation& cancel) = 0;
    /// May be repeated.
    virtual void add_labels(const PageId& page, const std::vector<std::string>& labels,
                            const Cancellation& cancel) = 0;
    /// A label that is not there counts as removed. May be repeated.
    virtual void remove_label(const PageId& page, const std::string& label,
                              const Cancellation& cancel) = 0;

    /// Nothing: the page has no property of that key.
    virtual std::optional<RemoteProperty> property(const PageId& page, const std::string& key,
                                                   const Cancellation& cancel) = 0;
    /// conflict: the page has a property of that key with another value.
    virtual RemoteProperty add_property(const PageId& page, const std::string& key,
                                        const std::string& value, const Cancellation& cancel) = 0;
    /// Gives `before` another value as its next version; conflict: it is at another version or
    /// gone.
    virtual RemoteProperty set_property(const PageId& page, const RemoteProperty& before,
                                        const std::string& value, const Cancellation& cancel) = 0;
    /// Whatever its version; one that is not there counts as removed. May be repeated.
    virtual void remove_property(const PageId& page, const RemoteProperty& property,
                                 const Cancellation& cancel) = 0;
};

}  // namespace confsync::engine
