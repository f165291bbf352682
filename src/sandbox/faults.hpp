#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sandbox/wiki.hpp"
#include "serve/http.hpp"

/// What tests may ask of the sandbox through its control endpoint. POST one of these as JSON:
///
///     {"cut":"before"|"after"}            drop the connection before or after the request's effect
///     {"status":429|500|502|503|504|404|403|401, "retry_after":seconds, "effect":"none"|"landed"}
///     {"html":true}                       a proxy's page with 200 instead of the answer (13)
///     {"forbidden":true}                  the account may not do that (71)
///     {"not_found_after_create":true}     a page is not found right after its creation (42)
///     {"conflict_after_create":true}      the first PUT after a creation is a 409 (42)
///     {"edit_before_write":{"page":ID, "title"?, "body"?, "author"?}}
///                                         another person's edit lands first; with "comment":
///                                         WORDS, a comment on these words instead
///
/// with "count": "all" (default) | "writes" | "reads", "path": only requests whose target holds
/// this text, "at": n (from the n-th such request on, 1 the next), "times": how often (1).
/// GET answers the counters, DELETE clears the faults.
namespace confsync::sandbox {

enum class Counting { all, writes, reads };
enum class FaultKind {
    cut_before,
    cut_after,
    status,
    html,
    forbidden,
    not_found_after_create,
    conflict_after_create,
    edit_before_write,
};

struct Fault {
    FaultKind kind = FaultKind::status;
    Counting counting = Counting::all;
    std::string path;  ///< part of the target; empty: any
    int at = 1;
    int times = 1;
    int status = 0;
    std::optional<int> retry_after;
    bool landed = false;  ///< the request takes effect all the same
    std::string page;     ///< of edit_before_write, with what the edit changes
    std::optional<std::string> title, body, author, comment;
};

/// What is to happen with one request.
struct Verdict {
    std::optional<serve::Response> instead;  ///< the answer, whatever the site says
    bool effect = true;                      ///< let the request take effect
    std::vector<Fault> edits;                ///< other people's edits that come first
};

/// How often what was asked.
struct Counters {
    int requests = 0;
    int reads = 0;
    int writes = 0;
    std::map<std::string, int> routes;  ///< "PUT /wiki/api/v2/pages/{}"
    int credentials_to_media = 0;       ///< a client's bug (quirks.md 64)
};

/// The faults that are armed and the counters; any thread.
class Faults {
  public:
    void arm(const Fault& fault);
    void clear();
    /// Counts the request and decides. `now` is what the reset time of a 429 is told from.
    Verdict judge(const serve::Request& request, Timestamp now);
    /// Learns of pages that were created.
    void created(const std::string& page);
    void credentials_reached_media();
    Counters counters() const;

  private:
    struct Armed {
        Fault fault;
        int seen = 0;
        int fired = 0;
    };

    bool fires(Armed& armed, const serve::Request& request) const;
    bool concerns_new_page(const serve::Request& request) const;

    mutable std::mutex mutex_;
    std::vector<Armed> armed_;
    std::set<std::string> new_pages_;
    Counters counters_;
};

/// A 429 as Cloud gives it (quirks.md 15).
serve::Response too_many_requests(int retry_after, int limit, Timestamp now);

}  // namespace confsync::sandbox
