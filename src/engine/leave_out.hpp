#pragma once

#include "engine/combine.hpp"
#include "engine/plan.hpp"
#include "engine/selection.hpp"

namespace confsync::engine {

/// What a plan says of a page it does not change.
Finding finding_of(const PageFacts& page, const Verdict& verdict);

/// Pages of those asked for that an error leaves out: nothing can be said of what they hold in
/// Confluence.
std::vector<Finding> left_out_by_errors(const Facts& facts, const Selection& only);

/// Takes out of a plan what cannot be carried out because something else is not: pages whose title
/// is not given up after all, pages below a parent that is left out or not to be touched, second
/// versions for links to pages that are not made.
void leave_out_the_hopeless(Plan& plan, const Facts& facts, bool settle_links);

}  // namespace confsync::engine
