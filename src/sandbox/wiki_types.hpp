#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"

namespace confsync::sandbox {

struct User {
    std::string account_id;
    std::string display_name;
    std::string email;  ///< empty for people who only edit in the browser
};

struct Space {
    std::string id;
    std::string key;
    std::string name;
    std::string homepage;  ///< page id
    std::string author;
    Timestamp created;
};

enum class Kind { page, folder };
enum class Status { current, archived, trashed, draft };

struct Version {
    int number = 1;
    std::string author;  ///< account id
    std::string message;
    bool minor_edit = false;
    Timestamp created;
};

/// A page or a folder as it stands now; bodies are read apart.
struct Page {
    std::string id;
    Kind kind = Kind::page;
    Status status = Status::current;
    std::string title;
    std::string space;  ///< space id
    std::optional<std::string> parent;
    Kind parent_kind = Kind::page;
    std::optional<int> position;  ///< among siblings, with gaps (quirks.md 43)
    std::string author;
    std::string owner;
    Timestamp created;
    Version version;
};

/// One version of a page with what it held.
struct PageVersion {
    Version version;
    std::string title;
    std::string body;
};

struct Label {
    std::string id;
    std::string prefix;
    std::string name;
};

struct Property {
    std::string id;
    std::string key;
    std::string value;  ///< JSON text
    Version version;
};

struct Attachment {
    std::string id;  ///< "att" and digits
    std::string page;
    Status status = Status::current;
    std::string name;
    std::string media_type;
    std::string file_id;
    std::int64_t size = 0;
    Timestamp created;
    Version version;  ///< its message is the comment
};

struct Comment {
    std::string id;
    std::string page;
    std::string marker;      ///< ac:ref of its marker in the page; empty for a footer comment
    std::string selection;   ///< the text it was made on
    std::string body;        ///< storage format
    std::string resolution;  ///< open, reopened, resolved or dangling
    Version version;
};

/// A page seen from one of its ancestors.
struct Descendant {
    Page page;
    int depth = 1;
};

/// Why the wiki did not do what was asked; each is one answer of the API.
enum class Refusal {
    no_page,  ///< never existed, or invisible
    purged,   ///< existed once
    no_space,
    no_parent,
    no_such_version,
    stale_version,
    title_missing,
    title_too_long,
    title_taken,
    own_parent,
    below_itself,
    other_space,
    archived,     ///< archived pages are read-only
    not_trashed,  ///< purge asks for the trash first
    bad_body,     ///< not well-formed; `text` says where
    name_taken,
    name_too_long,
    comment_too_long,
    key_taken,
    no_property,
    no_attachment,
    label_characters,
    label_too_long,
    no_label,
    no_selection,  ///< the text to comment on does not occur
};

struct Refused {
    Refusal why;
    std::string text{};  ///< the id, title, name or key it is about, or the parser's words
    int current = 0;     ///< versions, for stale_version
    int provided = 0;
};

/// The value, or why not.
template <class T>
class Outcome {
  public:
    Outcome(T value) : held_(std::move(value)) {}
    Outcome(Refused refused) : held_(std::move(refused)) {}

    explicit operator bool() const { return std::holds_alternative<T>(held_); }
    const T& operator*() const { return std::get<T>(held_); }
    const T* operator->() const { return &std::get<T>(held_); }
    const Refused& refused() const { return std::get<Refused>(held_); }

  private:
    std::variant<T, Refused> held_;
};

struct Done {};

}  // namespace confsync::sandbox
