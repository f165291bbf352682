#pragma once

#include <string>
#include <vector>

#include "engine/lease.hpp"

namespace confsync::commands {

/// A lease that stood on the root page of a tree.
struct LeaseFound {
    engine::PageId root;
    std::string title;
    engine::StandingLease lease;
};

/// Result of `unlock --json` (schemas/unlock.schema.json).
std::string unlock_document(const std::vector<LeaseFound>& leases);

}  // namespace confsync::commands
