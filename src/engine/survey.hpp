#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/facts.hpp"
#include "engine/pairing.hpp"
#include "engine/policy.hpp"

namespace confsync::engine {

/// A tree as configured. `root` is a page id, a title, or empty for the space's home page.
struct TreeWish {
    std::string name;
    std::string space_key;
    std::string root;
};

struct SurveyOptions {
    std::vector<TreeWish> trees;
    bool duplicate_titles_are_errors = false;
    /// Pages whose file is meant as it is, also where it has lost what `pull` brought.
    std::set<PageKey> ours;
    std::set<PageKey> restore;  ///< pages that are wanted back from the trash
    Deletes deletes = Deletes::keep;
    Decides titles = Decides::repo;
    Decides placement = Decides::repo;
    bool renames = true;       ///< false: a renamed file is one that is gone and one that is new
    std::vector<Moved> moved;  ///< renames said in the configuration
    unsigned jobs = 0;         ///< threads that render; 0: as many as the machine has
    render::Flavor flavor = render::Flavor::cloud;
};

/// The configured trees with what the server says of them; null: offline, only their names. Throws
/// Error{configuration} for a space or root that is not there.
std::vector<Tree> trees_of(const SurveyOptions& options, Remote* remote,
                           const Cancellation& cancel);

/// Cheap facts of every page: digests, versions, places. Reads the remote in bulk (one request per
/// 250 recorded pages, and what new titles cost); `remote` is null when offline. The facts point
/// into `source` and `state`, which must outlive them.
Facts survey(Source& source, const State& state, Remote* remote, const SurveyOptions& options,
             const Cancellation& cancel);

struct FetchOptions {
    /// A page whose open comments would lose their place is left to a person.
    bool refuse_lost_comments = false;
};

/// Reads what the pages that will be written still need: the bodies they are written over with
/// the comments in them, and attachments.
void fetch(Facts& facts, Remote& remote, const FetchOptions& options, const Cancellation& cancel);

/// Digest of a rendering with links named by target page instead of title, so that neither a new
/// title nor a new path changes by itself the pages that link to it.
Digest body_digest(const render::Rendered& rendered, const PageNames& names);

}  // namespace confsync::engine
