#pragma once

#include <optional>
#include <string>

#include "engine/lease.hpp"

namespace confsync::engine {

/// The lease as the value of a property; members sorted, so that the same lease has the same text.
std::string lease_value(const LeaseTerms& terms);
/// Nothing when it is not one.
std::optional<LeaseTerms> read_lease(const std::string& value);

}  // namespace confsync::engine
