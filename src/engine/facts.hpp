#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/cases.hpp"
#include "engine/record.hpp"
#include "engine/remote.hpp"
#include "engine/source.hpp"

namespace confsync::engine {

/// A configured tree, with what the server says of its space and root.
struct Tree {
    std::string name;
    std::string space_key;
    SpaceId space;
    PageId root;  ///< the page below which everything stands
    std::string root_title;
};

/// What one page would be on the server if it were published now.
struct Wanted {
    std::string title;  ///< after clashes inside the tree are settled
    Digest inputs;
    std::set<std::string> anchors;             ///< of this page, asked for by links
    std::optional<render::Rendered> rendered;  ///< nothing: known to be as recorded
    Digest body;                               ///< of `rendered`, or as recorded
};

/// An open comment on words of a page that is to be written.
struct CommentAtStake {
    std::string ref;
    std::string author;     ///< name to show
    std::string selection;  ///< the words it was made on
};

/// A wanted body written over the one that the server has.
struct CarriedText {
    std::string body;  ///< as it is to be sent
    std::vector<CommentAtStake> kept;
    std::vector<CommentAtStake> lost;
};

/// Everything known of one page before it is decided what to do. Cheap facts first; `carried`,
/// `markers` and `present_attachments` are filled by fetch() for the pages that need them.
struct PageFacts {
    PageKey key;
    const SourcePage* source = nullptr;  ///< null: the file is gone
    const PageRecord* record = nullptr;  ///< null: not recorded
    PageKey was;           ///< key of the record's line when it is not this one: a renamed page
    std::string evidence;  ///< why that line is taken for this page's: "92 % similar"
    std::string tree;
    Wanted wanted;
    std::optional<RemotePage> remote;
    std::optional<RemotePage> holder;  ///< another page that holds the wanted title
    PageKey holder_gone;               ///< of a recorded page without a file that holds it
    std::optional<PageId> freed_by;    ///< our page that holds it and gives it up in this run
    Local local = Local::changed;
    Seen seen = Seen::unread;
    Value title = Value::same;
    Value place = Value::same;
    SeenValue seen_title = SeenValue::unread;
    SeenValue seen_place = SeenValue::unread;
    Proof proof = Proof::unread;        ///< for Local::removed
    std::vector<RemoteChild> children;  ///< the same: what stands below it there
    std::string who;                    ///< for reasons: a person's name or a short commit id
    /// Of a page that no line names and a person edited: the last of the versions we made from the
    /// start; 0: none.
    Version own_base;
    /// Whether the file holds what `pull` brought can't be told from the texts of this clone.
    bool held_is_open = false;
    bool unsettled = false;       ///< a link of the stored page to a newer page's heading is dead
    std::vector<PageKey> unborn;  ///< pages not made yet whose headings the stored page links to
    std::optional<CarriedText> carried;
    std::optional<Markers> markers;
    std::optional<std::vector<RemoteAttachment>> present_attachments;
    Diagnostics diagnostics;  ///< found while surveying, beside the source's own
};

/// The names of pages in digests, by key; only those that are not the key itself.
using PageNames = std::map<PageKey, std::string>;

/// All that a plan is made from: a value.
struct Facts {
    SiteFacts site;
    std::vector<Tree> trees;
    std::vector<PageFacts> pages;  ///< by key
    PageNames names;
    std::shared_ptr<const Records> renamed;  ///< lines of renamed pages, by their new keys
    Diagnostics diagnostics;
    CommitId head;
    CommitId synced_commit;
    Digest form;
    bool offline = false;
};

}  // namespace confsync::engine
