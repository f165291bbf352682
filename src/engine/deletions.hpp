#pragma once

#include <set>

#include "engine/facts.hpp"

namespace confsync::engine {

/// Reads of pages that are to go whether they stand below the root of a tree, what stands below
/// them, and whether their history says that they are ours (product contract P2): a version with
/// our mark, or a first version by this account.
void judge_deletions(Facts& facts, Remote& remote, const Cancellation& cancel);

/// The row for a page that is to go, when those of `leaving` go before it. What it names in `{}`
/// is in `who`.
const DeletionCase& deletion_case(const PageFacts& page, const std::set<PageId>& leaving,
                                  std::string& who);

}  // namespace confsync::engine
