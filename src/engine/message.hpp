#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/ids.hpp"

namespace confsync::engine {

/// The mark at the end of a version message by which our own writes are recognised:
/// "confsync:<commit>:<digest>"; the commit is "dirty" when no commit holds the published file.
struct Mark {
    CommitId commit;  ///< empty: dirty
    Digest digest;    ///< of the body, links named by target page
    bool operator==(const Mark&) const = default;
};

/// "Published from 9c1fe22 confsync:9c1fe22…:4be0…", within the 255 characters kept everywhere.
std::string version_message(const Mark& mark);
/// Of a version that puts an earlier one back: its mark is of no commit, so that nobody takes it
/// for a text to be published again. `body` as sent.
std::string rollback_message(Version back_to, std::string_view body);
/// The mark a message ends in; nothing when it is not one of ours.
std::optional<Mark> mark_of(std::string_view message);

/// The comment of an upload and back: "confsync:<digest>".
std::string attachment_comment(const Digest& digest);
std::optional<Digest> digest_of_comment(std::string_view comment);

}  // namespace confsync::engine
