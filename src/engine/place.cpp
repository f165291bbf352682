#include "engine/place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/ancestry.hpp"
#include "engine/local.hpp"
#include "engine/titles.hpp"

namespace confsync::engine {

namespace {

SeenValue seen_value(bool as_recorded, bool as_wanted, Decides who) {
    if (as_recorded) return SeenValue::same;
    if (as_wanted) return SeenValue::as_wanted;
    return who == Decides::repo ? SeenValue::changed : SeenValue::prevails;
}

/// Half of an exchange of titles that was cut is our own doing.
bool has_passing_title(const PageFacts& page) {
    const bool ours = page.seen == Seen::own_now || page.seen == Seen::own_before;
    return ours && page.remote->title == passing_title(page.wanted.title, page.record->id);
}

void judge_one(PageFacts& page, const Facts& facts, const SurveyOptions& options) {
    const auto wanted = wanted_parent(page, facts);
    page.place = wanted == page.record->parent ? Value::same : Value::changed;
    page.seen_title =
        seen_value(page.remote->title == page.record->title || has_passing_title(page),
                   page.remote->title == page.wanted.title, options.titles);
    page.seen_place =
        seen_value(page.remote->parent == page.record->parent,
                   !wanted.empty() && page.remote->parent == wanted, options.placement);
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

/// A renamed file may have been another tree's: its page still stands there.
bool came_from_another_tree(const PageFacts& page, const Facts& facts, Ancestry& ancestry) {
    return !page.was.empty() && std::ranges::any_of(facts.trees, [&](const Tree& tree) {
        return ancestry.is_in(tree, *page.remote);
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

void judge_places(Facts& facts, Remote& remote, const SurveyOptions& options,
                  const Cancellation& cancel) {
    refuse_another_root(facts);
    Ancestry ancestry(facts, remote, cancel);
    for (auto& page : facts.pages) {
        if (!page.record || !page.source || !is_on_the_server(page)) continue;
        const auto* tree = find_tree(facts, page.tree);
        if (!tree) continue;
        judge_one(page, facts, options);
        if (!ancestry.is_in(*tree, *page.remote) && !came_from_another_tree(page, facts, ancestry))
            page.seen = Seen::misplaced;
    }
}

}  // namespace confsync::engine
