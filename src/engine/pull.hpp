#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/plan.hpp"
#include "engine/remote.hpp"
#include "engine/selection.hpp"
#include "engine/source.hpp"
#include "engine/survey.hpp"
#include "render/blocks.hpp"

namespace confsync::engine {

/// An attachment of a page that the tree has no file of yet.
struct NewFile {
    std::string path;  ///< in the repository, as the text refers to it
    RemoteAttachment attachment;
};

/// A text that says what the server has, while the file says more.
struct ServerText {
    std::string text;
    Digest body;
};

/// What people wrote on one page since it was last read or written, brought into its file.
struct PulledPage {
    PageKey key;
    std::string file;
    PageId id;
    std::string title;
    std::string who;  ///< made the newest version
    Version from;     ///< the edits begin behind it
    Version to;
    std::string before;  ///< the file's text
    std::string after;   ///< the same when the file says it all already
    std::vector<render::BlockChange> changes;
    std::vector<NewFile> files;
    BlobId source;                          ///< of `before`
    std::optional<PageRecord> lost_record;  ///< of a page that no line of the map names
    /// Set when the file has edits of its own as well, which no push has written yet.
    std::optional<ServerText> server;
    bool has_conflict = false;  ///< `after` has markers where both sides changed the same

    bool in_step() const { return before == after; }
};

/// What `pull` will do: a value. Nothing is written by making it.
struct Pull {
    std::vector<PulledPage> pages;  ///< by key
    std::vector<Finding> findings;  ///< changed in Confluence and left alone: by key
    Diagnostics diagnostics;
    std::size_t unchanged = 0;
    bool has_conflicts() const;
    bool has_errors() const;  ///< or pages that are left out by errors
};

struct PullOptions {
    Selection only;
    /// Pages that a person decided for one side, where both changed the same words.
    std::set<PageKey> ours = {};
    std::set<PageKey> theirs = {};
    render::Flavor flavor = render::Flavor::cloud;
    unsigned jobs = 0;
    /// Whether a file of that path would be published as an attachment and not as a page, say; not
    /// set: every one.
    std::function<bool(const std::string& path)> may_be_attached = {};
    render::TreeForms forms = {};  ///< of the texts that are written
};

/// Merges what only Confluence changed into the texts of its pages, block by block: the base is
/// the server's recorded version, or for an edit that was pulled and dropped the one before it
/// (product contract §6). Where a page also changed here both sides are merged, word by word within
/// a block; what both changed stands between conflict markers. `facts` must be surveyed with the
/// remote. Throws Error.
Pull plan_pull(Facts& facts, Source& source, Remote& remote, const PullOptions& options,
               const Cancellation& cancel);

/// Records what was pulled. `now` is the source as it is with the pulled texts written.
void finish_pull(State& state, const Pull& pull, Source& now, const SurveyOptions& options);

}  // namespace confsync::engine
