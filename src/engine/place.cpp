#include "engine/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/local.hpp"

namespace confsync::engine {

namespace {

/// Knows of ids whether they stand below a root, asking the server only where the pages already
/// read do not tell.
class Ancestry {
  public:
    Ancestry(const Facts& facts, Remote& remote, const Cancellation& cancel)
        : remote_(remote), cancel_(cancel) {
        for (const auto& page : facts.pages)
            if (page.remote) parents_.emplace(page.remote->id, page.remote->parent);
    }

    bool is_below(const RemotePage& page, const PageId& root) {
        std::set<PageId> passed;
        PageId at = page.parent;
        while (at != root) {
            if (at.empty() || !passed.insert(at).second) return false;
            if (!parents_.contains(at)) learn(at, page.id);
            at = parents_.at(at);
        }
        return true;
    }

  private:
    void learn(const PageId& unknown, const PageId& below) {
        PageId above;
        for (const auto& id : remote_.ancestors(below, cancel_)) {
            if (id != below) parents_.emplace(id, above);
            above = id;
        }
        parents_.emplace(unknown, PageId{});
    }

    std::map<PageId, PageId> parents_;
    Remote& remote_;
    const Cancellation& cancel_;
};

SeenValue seen_value(bool as_recorded, bool as_wanted) {
    if (as_recorded) return SeenValue::same;
    return as_wanted ? SeenValue::as_wanted : SeenValue::changed;
}

void judge_one(PageFacts& page, const Facts& facts) {
    const auto wanted = wanted_parent(page, facts);
    page.place = wanted == page.record->parent ? Value::same : Value::changed;
    page.seen_title = seen_value(page.remote->title == page.record->title,
                                 page.remote->title == page.wanted.title);
    page.seen_place = seen_value(page.remote->parent == page.record->parent,
                                 !wanted.empty() && page.remote->parent == wanted);
}

/// Pages that moved up from below another page tell nothing of the root.
void refuse_another_root(const Facts& facts) {
    std::set<PageId> ours;
    for (const auto& page : facts.pages)
        if (page.record) ours.insert(page.record->id);
    for (const auto& tree : facts.trees) {
        std::set<PageId> recorded;
        for (const auto& page : facts.pages) {
            const bool top = page.source && page.record && page.was.empty() &&
                             page.tree == tree.name && !page.source->parent;
            if (top && !ours.contains(page.record->parent)) recorded.insert(page.record->parent);
        }
        if (recorded.size() != 1 || *recorded.begin() == tree.root) continue;
        throw Error(
            ErrorKind::configuration,
            fmt::format("tree \"{}\" was published below page {}, but its root is now {} "
                        "(\"{}\")",
                        tree.name, recorded.begin()->value, tree.root.value, tree.root_title),
            "put the old space and root back, or publish to the new one with a profile "
            "of its own");
    }
}

bool is_in(const Tree& tree, const PageFacts& page, Ancestry& ancestry) {
    return page.remote->space == tree.space && ancestry.is_below(*page.remote, tree.root);
}

/// A renamed file may have been another tree's: its page still stands there.
bool came_from_another_tree(const PageFacts& page, const Facts& facts, Ancestry& ancestry) {
    return !page.was.empty() && std::ranges::any_of(facts.trees, [&](const Tree& tree) {
        return is_in(tree, page, ancestry);
    });
}

bool is_on_the_server(const PageFacts& page) {
    return page.remote && (page.remote->status == PageStatus::current ||
                           page.remote->status == PageStatus::archived);
}

}  // namespace

PageId id_of(const PageFacts& page) {
    if (page.record) return page.record->id;
    const bool ours = page.seen == Seen::own_now || page.seen == Seen::own_before;
    return ours && page.remote ? page.remote->id : PageId{};
}

PageId wanted_parent(const PageFacts& page, const Facts& facts) {
    if (!page.source) return {};
    if (!page.source->parent) {
        const auto* tree = find_tree(facts, page.tree);
        return tree ? tree->root : PageId{};
    }
    const auto* parent = find_page(facts, *page.source->parent);
    return parent ? id_of(*parent) : PageId{};
}

void judge_places(Facts& facts, Remote& remote, const Cancellation& cancel) {
    refuse_another_root(facts);
    Ancestry ancestry(facts, remote, cancel);
    for (auto& page : facts.pages) {
        if (!page.record || !page.source || !is_on_the_server(page)) continue;
        const auto* tree = find_tree(facts, page.tree);
        if (!tree) continue;
        judge_one(page, facts);
        if (!is_in(*tree, page, ancestry) && !came_from_another_tree(page, facts, ancestry))
            page.seen = Seen::misplaced;
    }
}

}  // namespace confsync::engine
