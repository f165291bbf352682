#include "engine/deletions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ancestry.hpp"
#include "engine/message.hpp"

namespace confsync::engine {

namespace {

Proof proof_of(const PageFacts& page, const AccountId& account, Remote& remote,
               const Cancellation& cancel) {
    const auto state = page.record->state;
    if (state == RecordState::proposed || state == RecordState::differs) return Proof::none;
    const auto versions = remote.history(page.record->id, cancel);
    const bool marked = std::ranges::any_of(
        versions, [](const auto& version) { return mark_of(version.message).has_value(); });
    const bool made_by_us = !versions.empty() && versions.back().version == Version{1} &&
                            versions.back().author == account;
    return marked || made_by_us ? Proof::ours : Proof::none;
}

void place_in_its_tree(PageFacts& page, const Facts& facts, Ancestry& ancestry) {
    const auto tree = std::ranges::find_if(facts.trees, [&](const Tree& candidate) {
        return ancestry.is_in(candidate, *page.remote);
    });
    if (tree == facts.trees.end())
        page.seen = Seen::misplaced;
    else
        page.tree = tree->name;
}

}  // namespace

void judge_deletions(Facts& facts, Remote& remote, const Cancellation& cancel) {
    Ancestry ancestry(facts, remote, cancel);
    for (auto& page : facts.pages) {
        if (page.local != Local::removed || !page.remote) continue;
        if (row_for(body_cases, page.local, page.seen).action != Action::trash) continue;
        place_in_its_tree(page, facts, ancestry);
        if (page.seen == Seen::misplaced) continue;
        page.proof = proof_of(page, facts.site.account, remote, cancel);
        page.children = remote.children(page.record->id, cancel);
    }
}

const DeletionCase& deletion_case(const PageFacts& page, const std::set<PageId>& leaving,
                                  std::string& who) {
    auto below = page.children.empty() ? Below::nothing : Below::leaving;
    for (const auto& child : page.children) {
        if (leaving.contains(child.id)) continue;
        below = Below::others;
        who += fmt::format("{}\"{}\"", who.empty() ? "" : ", ", child.title);
    }
    return row_for(deletion_cases, page.proof, below);
}

}  // namespace confsync::engine
