#include "engine/survey_remote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/unicode.hpp"
#include "engine/combine.hpp"
#include "engine/deletions.hpp"
#include "engine/held.hpp"
#include "engine/local.hpp"
#include "engine/place.hpp"
#include "engine/seen.hpp"

namespace confsync::engine {

namespace {

void read_recorded(Facts& facts, Remote& remote, const Cancellation& cancel) {
    std::vector<PageId> ids;
    for (const auto& page : facts.pages)
        if (page.record) ids.push_back(page.record->id);
    if (ids.empty()) return;
    auto found = remote.pages(ids, With::facts, cancel);
    for (auto& page : facts.pages) {
        if (!page.record) continue;
        const auto seen = found.find(page.record->id);
        if (seen != found.end()) page.remote = std::move(seen->second);
    }
}

bool needs_its_title(const PageFacts& page, const Facts& facts) {
    if (!page.source) return false;
    const auto* tree = find_tree(facts, page.tree);
    const bool another_space =
        !page.was.empty() && page.remote && tree && page.remote->space != tree->space;
    return another_space || !page.record || page.title == Value::changed;
}

using Holders = std::map<std::string, RemotePage>;  // by title_key

std::map<std::string, Holders> read_holders(const Facts& facts, Remote& remote,
                                            const Cancellation& cancel) {
    std::map<std::string, std::vector<std::string>> wanted;
    for (const auto& page : facts.pages)
        if (needs_its_title(page, facts)) wanted[page.tree].push_back(page.wanted.title);
    std::map<std::string, Holders> holders;
    for (const auto& [name, titles] : wanted) {
        const auto* tree = find_tree(facts, name);
        if (!tree) continue;
        for (auto& page : remote.pages_titled(tree->space, titles, cancel)) {
            const auto key = title_key(page.title);
            holders[name].emplace(key, std::move(page));
        }
    }
    return holders;
}

void add_holders(Facts& facts, Remote& remote, const Cancellation& cancel) {
    const auto holders = read_holders(facts, remote, cancel);
    for (auto& page : facts.pages) {
        if (!needs_its_title(page, facts) || !holders.contains(page.tree)) continue;
        const auto& by_title = holders.at(page.tree);
        const auto found = by_title.find(title_key(page.wanted.title));
        if (found == by_title.end()) continue;
        if (page.record && found->second.id == page.record->id) continue;
        page.holder = found->second;
    }
}

/// A title that its holder gives up in this very run is free; the order of writing sees to it.
void free_titles_given_up(Facts& facts) {
    std::set<PageId> retitled;
    for (const auto& page : facts.pages) {
        const bool gives_up = page.local == Local::removed || page.title == Value::changed;
        if (page.record && gives_up) retitled.insert(page.record->id);
    }
    for (auto& page : facts.pages)
        if (page.holder && retitled.contains(page.holder->id)) {
            page.freed_by = page.holder->id;
            page.holder.reset();
        }
}

std::vector<PageFacts*> unrecorded_pages(Facts& facts) {
    std::vector<PageFacts*> pages;
    for (auto& page : facts.pages)
        if (page.source && !page.record) pages.push_back(&page);
    return pages;
}

/// Titles that only people changed are the ones links must name.
void render_again_what_names_retitled(Facts& facts, Source& source, unsigned jobs) {
    std::set<std::string> retitled;
    for (const auto& page : facts.pages)
        if (page.record && page.remote && page.remote->title != page.record->title &&
            (page.title == Value::same || page.seen_title == SeenValue::prevails))
            retitled.insert(page.key.value);
    if (retitled.empty()) return;
    std::vector<PageFacts*> again;
    for (auto& page : facts.pages) {
        if (!page.wanted.rendered) continue;
        const auto& spots = page.wanted.rendered->title_spots;
        if (std::ranges::none_of(spots, [&](const auto& s) { return retitled.contains(s.key); }))
            continue;
        page.wanted.rendered.reset();
        again.push_back(&page);
    }
    render_pages(again, facts, source, jobs);
}

/// Cloud keeps a link to a heading dead when its page did not exist yet as the linking page was
/// saved (storage-format.md §6.2): such a page has to be saved once more.
void find_dead_links(PageFacts& page, const Facts& facts) {
    if (!page.source || !page.remote || page.remote->status != PageStatus::current) return;
    for (const auto& link : page.source->links) {
        if (link.fragment.empty() || link.target == page.key) continue;
        const auto* target = find_page(facts, link.target);
        if (!target || !target->wanted.anchors.contains(link.fragment)) continue;
        if (!target->remote)
            page.unborn.push_back(link.target);
        else if (target->remote->created > page.remote->written)
            page.unsettled = true;
    }
}

/// Pages whose text is as recorded, but that are written all the same.
void render_what_will_be_written(Facts& facts, Source& source, unsigned jobs) {
    std::vector<PageFacts*> written;
    for (auto& page : facts.pages) {
        const auto verdict = combine(page);
        if (verdict.writes_body || verdict.settles) written.push_back(&page);
    }
    render_pages(written, facts, source, jobs);
}

}  // namespace

void survey_remote(Facts& facts, Source& source, Remote& remote, const SurveyOptions& options,
                   const Cancellation& cancel) {
    read_recorded(facts, remote, cancel);
    add_holders(facts, remote, cancel);
    free_titles_given_up(facts);
    const auto fresh = unrecorded_pages(facts);
    render_pages(fresh, facts, source, options.jobs);
    judge_recorded(facts, source, remote, cancel);
    judge_restores(facts, options.restore);
    judge_unrecorded(facts, source, remote, cancel);
    judge_places(facts, remote, options, cancel);
    judge_deletions(facts, remote, cancel);
    for (auto& page : facts.pages) find_dead_links(page, facts);
    render_again_what_names_retitled(facts, source, options.jobs);
    judge_held(facts, source, remote, options, cancel);
    render_what_will_be_written(facts, source, options.jobs);
    name_people(facts, remote, cancel);
}

}  // namespace confsync::engine
