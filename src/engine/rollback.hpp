#pragma once

#include <functional>
#include <string>

#include "engine/apply.hpp"
#include "engine/plan.hpp"
#include "engine/remote.hpp"

namespace confsync::engine {

struct RollbackWish {
    Receipt run;              ///< what is to be undone
    const State* state;       ///< the map now
    std::vector<Tree> trees;  ///< as configured
    SiteFacts site;
    /// Name of the tree a page belongs to.
    std::function<std::string(const PageKey&)> tree_of;
};

/// A plan that makes, of each page the run wrote, one more version with the text from before it;
/// its lines of the map are held until their files change. Pages that were written since are left
/// to a person; those that the run made, and what a text does not hold (places, labels,
/// attachments), stay and are named. One bulk read, and two reads a page.
Plan plan_rollback(const RollbackWish& wish, Remote& remote, const Cancellation& cancel);

}  // namespace confsync::engine
