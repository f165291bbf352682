#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/action.hpp"

// What is a change (product contract §6), as data: one table of cases for each facet of a page and
// one function that combines them. A case that no row covers, or two rows cover, does not compile.

namespace confsync::engine {

// ---- the sides --------------------------------------------------------------------------------

/// The file, against what the map recorded.
enum class Local : std::uint8_t {
    absent,   ///< recorded, and the file is gone
    removed,  ///< the same, and its page is to go as well
    same,     ///< renders to the recorded body
    stale,    ///< same text and inputs, another renderer or options
    changed,  ///< renders to another body, or was never recorded
    dropped,  ///< the same, and it has lost what `pull` brought into it
    count,
};

/// The page on the server, against what the map recorded.
enum class Seen : std::uint8_t {
    unread,      ///< not asked (offline)
    free,        ///< not recorded; nobody holds the title
    taken,       ///< not recorded; the title is held by a page that is not ours
    held,        ///< not recorded; the title is held by another page of the map
    same,        ///< at the recorded version
    own_now,     ///< our own write of what would be published now
    own_before,  ///< our own write of an earlier text of our history
    foreign,     ///< published by another clone, from a commit not in our history
    same_text,   ///< a newer version with the recorded text: a new title, or a restore
    edited,      ///< a person made a newer version
    rewound,     ///< below the recorded version
    trashed,
    returning,  ///< the same, and a person asks for it back
    archived,
    invisible,  ///< not visible to this account: never "gone"
    misplaced,  ///< outside the tree's root or space
    count,
};

/// A single value that can change on either side: the title, the place.
enum class Value : std::uint8_t { same, changed, count };

/// What is on the server of such a value, against the record and against what is wanted.
enum class SeenValue : std::uint8_t {
    unread,
    same,
    as_wanted,
    changed,   ///< by a person; the repository decides when it changed here too
    prevails,  ///< by a person; then Confluence decides
    count,
};

/// Open comments on words of the page's text, when its body is written.
enum class Markers : std::uint8_t {
    none,
    kept,
    lost,     ///< the words of at least one are gone
    refused,  ///< the same, and the configuration does not allow it
    count,
};

/// Whether the server's history says that confsync wrote the page.
enum class Proof : std::uint8_t {
    unread,
    ours,
    none,
    count,
};

/// What stands below a page that is to go.
enum class Below : std::uint8_t {
    nothing,
    leaving,  ///< pages that go as well, or elsewhere, before it
    others,
    count,
};

/// An attachment on the server, against the record.
enum class SeenAttachment : std::uint8_t {
    absent,     ///< no attachment of that name
    same,       ///< at the recorded version
    own,        ///< our own upload of the wanted bytes
    own_other,  ///< our own upload of other bytes
    changed,    ///< a person's, or a newer version by a person
    count,
};

// ---- tables -----------------------------------------------------------------------------------

/// A set of enumerators of one side.
template <class Side>
struct Any {
    std::uint32_t bits = 0;
    constexpr bool has(Side side) const { return (bits >> static_cast<unsigned>(side)) & 1U; }
};

template <class Side, class... More>
constexpr Any<Side> any(Side first, More... more) {
    return {(1U << static_cast<unsigned>(first)) |
            (0U | ... | (1U << static_cast<unsigned>(more)))};
}
template <class Side>
constexpr Any<Side> every() {
    return {(1U << static_cast<unsigned>(Side::count)) - 1U};
}

/// One case: for these local and these remote sides, this is done, and why.
template <class LocalSide, class RemoteSide>
struct Case {
    Any<LocalSide> local;
    Any<RemoteSide> remote;
    Action action;
    std::string_view reason;  ///< shown to people; {} stands for who or which commit
};

template <class LocalSide, class RemoteSide, std::size_t n>
constexpr bool each_combination_once(const std::array<Case<LocalSide, RemoteSide>, n>& table) {
    for (unsigned l = 0; l < static_cast<unsigned>(LocalSide::count); ++l)
        for (unsigned r = 0; r < static_cast<unsigned>(RemoteSide::count); ++r) {
            int rows = 0;
            for (const auto& row : table)
                rows += row.local.has(static_cast<LocalSide>(l)) &&
                        row.remote.has(static_cast<RemoteSide>(r));
            if (rows != 1) return false;
        }
    return true;
}

template <class LocalSide, class RemoteSide, std::size_t n>
constexpr const Case<LocalSide, RemoteSide>& row_for(
    const std::array<Case<LocalSide, RemoteSide>, n>& table, LocalSide local, RemoteSide remote) {
    for (const auto& row : table)
        if (row.local.has(local) && row.remote.has(remote)) return row;
    return table.back();  // not reached: the tables are complete
}

/// The body of a page.
using BodyCase = Case<Local, Seen>;
inline constexpr std::array body_cases = {
    // not recorded yet, or recorded and rendering to something new
    BodyCase{any(Local::changed, Local::dropped), any(Seen::free), Action::create, "new"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::taken), Action::blocked,
             "the title is held by a page that is not ours"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::held), Action::person,
             "the title is held by the page of {}"},
    BodyCase{any(Local::changed), any(Seen::unread, Seen::same, Seen::same_text), Action::update,
             "changed here"},
    BodyCase{any(Local::dropped), any(Seen::unread, Seen::same, Seen::same_text), Action::person,
             "what pull brought is not in the file any more"},
    BodyCase{any(Local::changed, Local::dropped, Local::same, Local::stale), any(Seen::own_now),
             Action::record, "already published by an interrupted run"},
    BodyCase{any(Local::changed, Local::dropped, Local::same, Local::stale), any(Seen::own_before),
             Action::update, "changed since it was published from our history"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::foreign), Action::conflict,
             "published from {}, not in your history: merge that first"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::edited), Action::conflict,
             "edited by {} and here: pull first"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::trashed), Action::person,
             "trashed in Confluence"},
    BodyCase{any(Local::changed, Local::dropped), any(Seen::archived), Action::person,
             "archived in Confluence: only a person can bring it back"},
    // unchanged here
    BodyCase{any(Local::same, Local::stale),
             any(Seen::unread, Seen::free, Seen::taken, Seen::held, Seen::same, Seen::same_text),
             Action::keep, "unchanged"},
    BodyCase{any(Local::same, Local::stale), any(Seen::foreign), Action::drift,
             "published from {}, not in your history"},
    BodyCase{any(Local::same, Local::stale), any(Seen::edited), Action::drift, "edited by {}"},
    BodyCase{any(Local::same, Local::stale), any(Seen::trashed), Action::person,
             "trashed in Confluence"},
    BodyCase{any(Local::same, Local::stale), any(Seen::archived), Action::drift,
             "archived in Confluence"},
    BodyCase{any(Local::same, Local::stale, Local::changed, Local::dropped), any(Seen::returning),
             Action::restore, "back from the trash"},
    // whatever the file says, these are not for a program to decide
    BodyCase{any(Local::same, Local::stale, Local::changed, Local::dropped), any(Seen::rewound),
             Action::person, "at an older version than recorded: somebody restored or replaced it"},
    BodyCase{any(Local::same, Local::stale, Local::changed, Local::dropped), any(Seen::misplaced),
             Action::blocked, "stands outside the root page of its tree"},
    BodyCase{any(Local::same, Local::stale, Local::changed, Local::dropped), any(Seen::invisible),
             Action::blocked, "not visible to this account; it may still exist"},
    // the file is gone
    BodyCase{any(Local::absent), any(Seen::edited, Seen::foreign), Action::orphan,
             "its file is gone; {} changed the page since"},
    BodyCase{any(Local::absent, Local::removed), any(Seen::trashed, Seen::returning), Action::keep,
             "its file is gone and the page is in the trash"},
    BodyCase{any(Local::absent),
             any(Seen::unread, Seen::free, Seen::taken, Seen::held, Seen::same, Seen::same_text,
                 Seen::own_now, Seen::own_before, Seen::rewound, Seen::archived, Seen::invisible,
                 Seen::misplaced),
             Action::orphan, "kept without a file"},
    BodyCase{any(Local::removed),
             any(Seen::unread, Seen::same, Seen::same_text, Seen::own_now, Seen::own_before),
             Action::trash, "its file is gone"},
    BodyCase{any(Local::removed), any(Seen::edited, Seen::foreign, Seen::rewound), Action::person,
             "its file is gone, but the page is not as it was published"},
    BodyCase{any(Local::removed), any(Seen::misplaced), Action::blocked,
             "its file is gone, but the page stands outside the root pages of the trees"},
    BodyCase{any(Local::removed),
             any(Seen::free, Seen::taken, Seen::held, Seen::archived, Seen::invisible),
             Action::orphan, "kept without a file"},
};
static_assert(each_combination_once(body_cases));

/// The title and the place of a recorded page. `keep` leaves the server's value.
using ValueCase = Case<Value, SeenValue>;
inline constexpr std::array title_cases = {
    ValueCase{any(Value::same), any(SeenValue::unread, SeenValue::same, SeenValue::as_wanted),
              Action::keep, ""},
    ValueCase{any(Value::same), any(SeenValue::changed, SeenValue::prevails), Action::drift,
              "retitled in Confluence"},
    ValueCase{any(Value::changed), any(SeenValue::unread, SeenValue::same), Action::update,
              "new title"},
    ValueCase{any(Value::changed), any(SeenValue::as_wanted), Action::record,
              "the title is already the new one"},
    ValueCase{any(Value::changed), any(SeenValue::changed), Action::update,
              "retitled here and in Confluence; the repository decides"},
    ValueCase{any(Value::changed), any(SeenValue::prevails), Action::drift,
              "retitled here and in Confluence, which decides"},
};
static_assert(each_combination_once(title_cases));

inline constexpr std::array place_cases = {
    ValueCase{any(Value::same), any(SeenValue::unread, SeenValue::same, SeenValue::as_wanted),
              Action::keep, ""},
    ValueCase{any(Value::same), any(SeenValue::changed, SeenValue::prevails), Action::drift,
              "moved in Confluence"},
    ValueCase{any(Value::changed), any(SeenValue::unread, SeenValue::same), Action::move,
              "moved here"},
    ValueCase{any(Value::changed), any(SeenValue::as_wanted), Action::record,
              "already at its new place"},
    ValueCase{any(Value::changed), any(SeenValue::changed), Action::move,
              "moved here and in Confluence; the repository decides"},
    ValueCase{any(Value::changed), any(SeenValue::prevails), Action::drift,
              "moved here and in Confluence, which decides"},
};
static_assert(each_combination_once(place_cases));

/// A page whose file is gone and that is to go as well. `trash` lets the deletion go on.
using DeletionCase = Case<Proof, Below>;
inline constexpr std::array deletion_cases = {
    DeletionCase{any(Proof::unread, Proof::ours), any(Below::nothing, Below::leaving),
                 Action::trash, ""},
    DeletionCase{any(Proof::unread, Proof::ours), any(Below::others), Action::person,
                 "its file is gone, but below it stand pages that stay: {}"},
    DeletionCase{any(Proof::none), every<Below>(), Action::person,
                 "its file is gone, but nothing in its history says that confsync wrote it"},
};
static_assert(each_combination_once(deletion_cases));

/// One attachment of a page.
using AttachmentCase = Case<Value, SeenAttachment>;
inline constexpr std::array attachment_cases = {
    AttachmentCase{any(Value::same), any(SeenAttachment::same), Action::keep, ""},
    AttachmentCase{any(Value::same), any(SeenAttachment::own), Action::record, "already uploaded"},
    AttachmentCase{any(Value::same), any(SeenAttachment::changed, SeenAttachment::own_other),
                   Action::drift, "replaced in Confluence"},
    AttachmentCase{any(Value::same), any(SeenAttachment::absent), Action::drift,
                   "removed in Confluence"},
    AttachmentCase{any(Value::changed), any(SeenAttachment::absent), Action::create, "new file"},
    AttachmentCase{any(Value::changed), any(SeenAttachment::same, SeenAttachment::own_other),
                   Action::update, "new content"},
    AttachmentCase{any(Value::changed), any(SeenAttachment::own), Action::record,
                   "already uploaded"},
    AttachmentCase{any(Value::changed), any(SeenAttachment::changed), Action::conflict,
                   "replaced in Confluence and here"},
};
static_assert(each_combination_once(attachment_cases));

/// Inline comments, when the body would be written. `keep` lets the write go on.
using CommentCase = Case<Value, Markers>;
inline constexpr std::array comment_cases = {
    CommentCase{any(Value::same), every<Markers>(), Action::keep, ""},
    CommentCase{any(Value::changed), any(Markers::none, Markers::kept, Markers::lost), Action::keep,
                ""},
    CommentCase{any(Value::changed), any(Markers::refused), Action::person,
                "an open comment would lose its place"},
};
static_assert(each_combination_once(comment_cases));

}  // namespace confsync::engine
