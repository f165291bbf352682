#pragma once

#include <vector>

#include "engine/facts.hpp"
#include "engine/plan.hpp"

namespace confsync::engine {

/// Puts the changes into the order in which they are done and fills `after`: parents first, a page
/// that frees a title before the one that takes it, and, among pages not bound by that, one whose
/// heading is linked to before the one that links. Where links leave a cycle, or a parent links
/// down to its new child, the linking page is marked to settle (unless `settle_links` is off).
/// A cycle of titles is taken out of the changes and becomes findings.
void put_in_order(Plan& plan, const Facts& facts, bool settle_links);

}  // namespace confsync::engine
