#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "engine/remote.hpp"

namespace confsync::engine {

/// Two machines that write at once: the one that holds the lease of a tree goes on, the other is
/// refused. It stands as a property of the tree's root page and ends by itself.
struct LeaseTerms {
    std::string owner;  ///< for people: account and machine
    std::string run;    ///< tells two runs of one owner apart
    Timestamp since{};
    Timestamp until{};  ///< by the owner's clock
    bool operator==(const LeaseTerms&) const = default;
};

inline constexpr std::string_view lease_key = "confsync-lease";
/// Also how long a killed run keeps others out.
inline constexpr std::chrono::minutes lease_length{15};

/// A lease as it stands on a page.
struct StandingLease {
    RemoteProperty property;
    std::optional<LeaseTerms> terms;  ///< nothing: not in a form this version reads
};

std::optional<StandingLease> lease_on(const PageId& root, Remote& remote,
                                      const Cancellation& cancel);
/// "Ada on build-7, since 2026-11-22T00:38:44Z until 2026-11-22T00:53:44Z"
std::string told(const StandingLease& lease);

/// Leases on some pages, given back when this goes.
class Lease {
  public:
    /// Takes one on each page or none at all. Throws Error{refused} that tells who holds it and
    /// until when. `remote` must outlive it.
    static Lease take(const std::set<PageId>& roots, const std::string& owner,
                      const std::string& run, Timestamp now, Remote& remote,
                      const Cancellation& cancel);
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    /// Moves the end to `now` + lease_length. Throws Error{conflict} when a person or another run
    /// took one away.
    void renew(Timestamp now, const Cancellation& cancel);
    /// Gives all back; those that are another run's by now stay. What could not be given back ends
    /// by itself: the first such error.
    std::optional<Error> release();

    Timestamp until() const { return terms_.until; }

  private:
    Lease(LeaseTerms terms, Remote& remote) : terms_(std::move(terms)), remote_(&remote) {}
    void add(const PageId& root, const Cancellation& cancel);

    struct Taken {
        PageId root;
        RemoteProperty property;
    };

    LeaseTerms terms_;
    Remote* remote_;
    std::vector<Taken> taken_;
};

}  // namespace confsync::engine
