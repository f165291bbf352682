#include "engine/ancestry.hpp"

#include <set>

namespace confsync::engine {

Ancestry::Ancestry(const Facts& facts, Remote& remote, const Cancellation& cancel)
    : remote_(remote), cancel_(cancel) {
    for (const auto& page : facts.pages)
        if (page.remote) parents_.emplace(page.remote->id, page.remote->parent);
}

bool Ancestry::is_in(const Tree& tree, const RemotePage& page) {
    return page.space == tree.space && is_below(page, tree.root);
}

bool Ancestry::is_below(const RemotePage& page, const PageId& root) {
    std::set<PageId> passed;
    PageId at = page.parent;
    while (at != root) {
        if (at.empty() || !passed.insert(at).second) return false;
        if (!parents_.contains(at)) learn(at, page.id);
        at = parents_.at(at);
    }
    return true;
}

void Ancestry::learn(const PageId& unknown, const PageId& below) {
    PageId above;
    for (const auto& id : remote_.ancestors(below, cancel_)) {
        if (id != below) parents_.emplace(id, above);
        above = id;
    }
    parents_.emplace(unknown, PageId{});
}

}  // namespace confsync::engine
