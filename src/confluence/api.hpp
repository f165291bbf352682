#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "confluence/problem.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

namespace confsync::confluence {

/// What became of a write. Either `body` is there, or `why` is.
struct Outcome {
    std::optional<std::string> body;
    Problem problem;
    std::optional<Error> why;
    bool unknown = false;  ///< no answer, or one that leaves open whether it was carried out
    bool again = false;    ///< worth sending once more when it proves not to have landed
};

/// The calls of one Confluence Cloud site: addresses, answers, cursors. Every request goes to the
/// origin and path of the site's configured address. Callable from several threads.
class Api {
  public:
    /// `site` with or without "/wiki" at its end. Throws Error{configuration}.
    Api(std::string_view site, std::unique_ptr<net::Transport> transport);

    /// "https://acme.atlassian.net/wiki".
    const std::string& root() const { return root_; }

    /// The JSON at "api/v2/…" or "rest/api/…". A 404 that may be a refusal of the credentials is
    /// told from an absence by asking for the current user (api.md §3.1).
    std::string get(const std::string& path, const net::Query& query, const Cancellation& cancel);
    /// The bytes at "rest/api/…", which another host may hold (quirks.md 64).
    std::string bytes(const std::string& path, const Cancellation& cancel);
    /// A POST that only reads.
    std::string ask(const std::string& path, std::string body, const Cancellation& cancel);
    /// Every item of a listing; `read` makes a Listing of an answer.
    template <class Read>
    auto all(const std::string& path, const net::Query& query, Read read,
             const Cancellation& cancel);

    /// A write that may be repeated; returns the answer's body.
    std::string put(net::Request request, const Cancellation& cancel);
    /// Sends a write once. Throws only what leaves nothing to prove: interrupted, trust.
    Outcome write(net::Request request, const Cancellation& cancel);
    /// A request with the headers of every write. `repeat` is never.
    net::Request request(net::Method method, const std::string& path,
                         const net::Query& query = {}) const;

    /// The latest time that an answer's Date header told; nothing when none did.
    std::optional<Timestamp> server_time() const;

  private:
    net::Response send(const net::Request& request, const Cancellation& cancel);
    std::string accepted(const net::Response& response, const Cancellation& cancel);
    /// Why a write was refused. A 403 with good credentials concerns only what was to be written;
    /// with bad ones it throws.
    Error refusal(const Problem& problem, const Cancellation& cancel);
    Outcome refused(const net::Response& response, const Cancellation& cancel);
    void check_credentials(const Cancellation& cancel);

    std::string root_;
    std::unique_ptr<net::Transport> transport_;
    mutable std::mutex mutex_;
    std::optional<Timestamp> server_time_;
};

/// An id as one path segment. Ids come from a map that anyone may edit: Error{failed} when it
/// could mean another address.
std::string segment(const std::string& id);

template <class Read>
auto Api::all(const std::string& path, const net::Query& query, Read read,
              const Cancellation& cancel) {
    auto page = read(get(path, query, cancel));
    auto items = std::move(page.items);
    std::set<std::string> seen;
    while (!page.cursor.empty()) {
        if (!seen.insert(page.cursor).second) {
            throw Error(ErrorKind::failed, "the server's listing of " + path + " goes in circles");
        }
        net::Query next = query;
        next.emplace_back("cursor", page.cursor);
        page = read(get(path, next, cancel));
        for (auto& item : page.items) items.push_back(std::move(item));
    }
    return items;
}

}  // namespace confsync::confluence
