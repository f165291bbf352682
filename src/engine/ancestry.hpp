#pragma once

#include <map>

#include "engine/facts.hpp"

namespace confsync::engine {

/// Knows of pages whether they stand below a root, asking the server only where the pages already
/// read do not tell.
class Ancestry {
  public:
    /// `facts` must have its remote pages; `remote` and `cancel` must outlive this.
    Ancestry(const Facts& facts, Remote& remote, const Cancellation& cancel);

    /// True when the page stands in the tree's space, below its root.
    bool is_in(const Tree& tree, const RemotePage& page);

  private:
    bool is_below(const RemotePage& page, const PageId& root);
    void learn(const PageId& unknown, const PageId& below);

    std::map<PageId, PageId> parents_;
    Remote& remote_;
    const Cancellation& cancel_;
};

}  // namespace confsync::engine
