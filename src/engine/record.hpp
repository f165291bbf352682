#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ids.hpp"

namespace confsync::engine {

/// 0 × 0: not known, or nothing that depends on it.
struct Pixels {
    int width = 0;
    int height = 0;
    bool operator==(const Pixels&) const = default;
};

struct AttachmentRecord {
    AttachmentId id;
    Version version;
    Digest digest;          ///< of the content, as the source gives it
    std::string name = {};  ///< on the page, when it is not the file's own
    Pixels size = {};       ///< of a picture that not every machine can draw
    bool operator==(const AttachmentRecord&) const = default;
};

/// What a pulled page was before (product contract §6, Pulled).
struct Prior {
    BlobId source;  ///< the file's text
    Version version;
    BlobId merged = {};  ///< what pull made of a file with edits of its own; empty: the record's
    bool operator==(const Prior&) const = default;
};

enum class RecordState { normal, kept, parked, archived, proposed, differs, held };

/// One line of the map: the page as this working tree last knew it on the server.
struct PageRecord {
    std::string file;  ///< the page's file when the key does not say it: a folder's README
    PageId id;
    Version version;
    std::string title;
    PageId parent;
    CommitId commit;  ///< whose tree held `source` at the path; empty: "dirty", nobody's ancestor
    BlobId source;    ///< empty for a folder's page without a file
    Digest inputs;    ///< link targets, anchors asked for, attachments, title
    Digest form;      ///< renderer and options
    Digest body;      ///< of the rendered body, links named by target page
    std::vector<std::string> labels;                      ///< those that are ours, sorted
    std::map<std::string, AttachmentRecord> attachments;  ///< by path in the repository
    std::optional<Prior> prior;
    RecordState state = RecordState::normal;
    std::optional<int> position;
    /// The key under which it was first recorded, when it has moved since: by that one the digests
    /// of pages that link to it name it (page_names()).
    PageKey first_key = {};
    std::string unknown_fields;  ///< JSON members a newer version wrote, kept and written back

    bool operator==(const PageRecord&) const = default;
};

using Records = std::map<PageKey, PageRecord>;

/// What one profile of the map holds.
struct State {
    std::string site;        ///< the web address the server gives as its base; empty: never met
    CommitId synced_commit;  ///< HEAD of the last run that left nothing undone
    Records pages;
    std::string unknown_fields;

    bool operator==(const State&) const = default;
};

}  // namespace confsync::engine
