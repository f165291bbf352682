#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/action.hpp"
#include "engine/difference.hpp"
#include "engine/facts.hpp"
#include "engine/record.hpp"

namespace confsync::engine {

struct AttachmentChange {
    Action action = Action::create;  ///< create, update, record
    std::string path;
    std::string file_name;
    Digest digest;
    AttachmentId id;   ///< empty: a new one
    Version expected;  ///< version it replaces, or has (record); 0 for a new one
    Pixels size = {};  ///< as AttachmentUse::size
    bool operator==(const AttachmentChange&) const = default;
};

/// One page that will change, with everything its writing needs and everything it was planned
/// against.
struct Change {
    Action action = Action::create;
    PageKey key;
    PageKey was;          ///< key of its line in the map when that is another one
    std::string renamed;  ///< for people: "was docs/old.md, 92 % similar"
    std::string file;     ///< for people; empty: a folder without a file
    std::string tree;
    std::string reason;
    PageId id;                     ///< empty: created by this change
    Version expected;              ///< on the server when planned; 0: none
    std::string title;             ///< as sent; the server's own when only Confluence changed it
    std::string old_title;         ///< when the title changes
    std::string passing_title;     ///< of a first version, while another page holds `title`
    std::string parent_title;      ///< for people
    PageId old_parent;             ///< where it stands when planned, when the page moves
    std::string old_parent_title;  ///< the same, when the page moves
    std::optional<PageKey> parent_key;  ///< a page of the source; nothing: the tree's root
    bool writes_body = false;           ///< makes version expected + 1, or 1
    bool moves = false;
    bool settles = false;  ///< one more version at the very end
    std::string body;      ///< storage format; empty unless writes_body or settles
    std::string message;   ///< of the new version
    std::vector<AttachmentChange> attachments;
    std::vector<std::string> add_labels;
    std::vector<std::string> remove_labels;
    std::vector<std::string> lost_comments;  ///< `ac:ref` of open ones that lose their place
    std::vector<std::string> notes;          ///< for people: "2 images", …
    std::vector<PageKey> after;              ///< changes of this plan that must be done first
    /// The map line once it is done; ids and versions not known yet are filled in by apply().
    PageRecord record;
    /// `body` written over the server's present one; never saved, so a plan that was saved is
    /// planned again. Empty: `body` itself.
    std::string carried;
    Timestamp over{};  ///< when the version that is replaced was written
    bool operator==(const Change&) const = default;
};

/// A page that is not changed although there is something to say about it.
struct Finding {
    Action action = Action::keep;  ///< drift, orphan, conflict, person, blocked, unknown
    PageKey key;
    std::string file;
    std::string title;
    std::string reason;
    std::string hint;  ///< what to do next
    PageId id;
    std::string url;
    Version recorded;
    Version present;
    bool operator==(const Finding&) const = default;
};

struct PlannedTree {
    std::string name;
    std::string space_key;
    SpaceId space;
    PageId root;
    bool operator==(const PlannedTree&) const = default;
};

/// What a run will do, in the order in which it is done: a value, saved and read by plan_json.hpp.
struct Plan {
    std::string profile;
    std::string site;
    CommitId head;
    CommitId synced_commit;
    Digest form;           ///< renderer and options
    Digest configuration;  ///< of the configuration's values that shape pages
    std::vector<PlannedTree> trees;
    std::vector<Change> changes;
    std::vector<Finding> findings;
    Diagnostics diagnostics;
    /// What its pages say on both sides, for people; read only where it was asked for.
    std::vector<PageDifference> differences;
    std::size_t unchanged = 0;
    std::size_t stale = 0;     ///< of those, rendered by another renderer or options
    std::size_t recorded = 0;  ///< pages in the map, for the brakes
    bool offline = false;
    bool partial = false;  ///< only some pages were asked for: the rest may differ

    bool empty() const { return changes.empty(); }
    std::size_t count(Action action) const;
    bool has_conflicts() const { return count(Action::conflict) + count(Action::person) > 0; }
    bool has_errors() const { return count(Action::blocked) > 0 || has_error(diagnostics); }
};

struct PlanOptions {
    bool settle_links = true;
    std::vector<PageKey> only;  ///< empty: all; else these pages and their unpublished ancestors
};

/// Pure: facts → plan. Same facts, same plan.
Plan make_plan(const Facts& facts, const PlanOptions& options);

}  // namespace confsync::engine
