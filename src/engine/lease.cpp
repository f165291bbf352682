#include "engine/lease.hpp"

#include <fmt/format.h>

#include "engine/lease_json.hpp"

namespace confsync::engine {

namespace {

[[noreturn]] void refuse(const PageId& root, const std::optional<StandingLease>& standing) {
    const std::string who = standing ? told(*standing) : "a run that has just ended";
    throw Error(ErrorKind::refused,
                fmt::format("another run is writing below page {}: {}", root.value, who),
                "wait until it has finished; if it is dead: confsync unlock");
}

/// A conflict about the property means that another run was faster.
template <class Write>
RemoteProperty first_or_refused(const PageId& root, Remote& remote, const Cancellation& cancel,
                                Write write) {
    try {
        return write();
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::conflict) refuse(root, lease_on(root, remote, cancel));
        throw error.within(fmt::format("taking the lease on page {}", root.value));
    }
}

std::string seconds_of(Timestamp time) { return iso8601(time).substr(0, 19) + "Z"; }

}  // namespace

std::optional<StandingLease> lease_on(const PageId& root, Remote& remote,
                                      const Cancellation& cancel) {
    auto property = remote.property(root, std::string(lease_key), cancel);
    if (!property) return std::nullopt;
    auto terms = read_lease(property->value);
    return StandingLease{std::move(*property), std::move(terms)};
}

std::string told(const StandingLease& lease) {
    if (!lease.terms) return "a lease that this version can't read";
    return fmt::format("{}, since {} until {}", lease.terms->owner, seconds_of(lease.terms->since),
                       seconds_of(lease.terms->until));
}

Lease Lease::take(const std::set<PageId>& roots, const std::string& owner, const std::string& run,
                  Timestamp now, Remote& remote, const Cancellation& cancel) {
    Lease lease({owner, run, now, now + lease_length}, remote);
    for (const auto& root : roots) lease.add(root, cancel);
    return lease;
}

Lease::~Lease() { release(); }

void Lease::add(const PageId& root, const Cancellation& cancel) {
    const std::string value = lease_value(terms_);
    const auto standing = lease_on(root, *remote_, cancel);
    const bool over = standing && standing->terms && standing->terms->until <= terms_.since;
    if (standing && !over) refuse(root, standing);
    auto property = first_or_refused(root, *remote_, cancel, [&] {
        return standing ? remote_->set_property(root, standing->property, value, cancel)
                        : remote_->add_property(root, std::string(lease_key), value, cancel);
    });
    taken_.push_back({root, std::move(property)});
}

void Lease::renew(Timestamp now, const Cancellation& cancel) {
    terms_.until = now + lease_length;
    for (auto& [root, property] : taken_)
        property = remote_->set_property(root, property, lease_value(terms_), cancel);
}

std::optional<Error> Lease::release() {
    std::optional<Error> first;
    for (const auto& [root, property] : std::exchange(taken_, {})) {
        try {
            const auto standing = lease_on(root, *remote_, {});
            if (standing && standing->terms && standing->terms->run == terms_.run)
                remote_->remove_property(root, standing->property, {});
        } catch (const Error& error) {
            if (!first) first = error.within("giving back the lease on page " + root.value);
        }
    }
    return first;
}

}  // namespace confsync::engine
