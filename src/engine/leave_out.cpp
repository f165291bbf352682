#include "engine/leave_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "engine/deletions.hpp"
#include "engine/local.hpp"
#include "engine/place.hpp"

namespace confsync::engine {

namespace {

std::string shown_name(const PageFacts& page) {
    if (page.source && !page.source->file.empty()) return page.source->file;
    if (page.record && !page.record->file.empty()) return page.record->file;
    return page.key.value;
}

Verdict left_out(Action action, std::string reason) {
    Verdict verdict;
    verdict.action = action;
    verdict.reason = std::move(reason);
    return verdict;
}

/// Keeps the changes `why_not` has no verdict for; the others become findings. True when any did.
template <class WhyNot>
bool move_to_findings(Plan& plan, const Facts& facts, const WhyNot& why_not) {
    std::vector<Change> kept;
    for (auto& change : plan.changes) {
        const std::optional<Verdict> verdict = why_not(change);
        if (verdict)
            plan.findings.push_back(finding_of(*find_page(facts, change.key), *verdict));
        else
            kept.push_back(std::move(change));
    }
    const bool any = kept.size() != plan.changes.size();
    plan.changes = std::move(kept);
    return any;
}

/// A title that its holder was to give up in this run is held on when that page is left out.
bool leave_out_held_titles(Plan& plan, const Facts& facts) {
    std::set<PageId> giving_up;
    for (const auto& change : plan.changes)
        if (!change.old_title.empty() || change.action == Action::trash)
            giving_up.insert(change.id);
    return move_to_findings(plan, facts, [&](const Change& change) -> std::optional<Verdict> {
        const auto* page = find_page(facts, change.key);
        if (!page->freed_by || giving_up.contains(*page->freed_by)) return std::nullopt;
        return left_out(Action::blocked, fmt::format("the title \"{}\" is held by a page that "
                                                     "is left out",
                                                     change.title));
    });
}

/// A page goes only when all that stands below it goes before.
bool leave_out_deletions(Plan& plan, const Facts& facts) {
    std::set<PageId> leaving;
    for (const auto& change : plan.changes)
        if (change.action == Action::trash || change.moves) leaving.insert(change.id);
    return move_to_findings(plan, facts, [&](const Change& change) -> std::optional<Verdict> {
        if (change.action != Action::trash) return std::nullopt;
        std::string who;
        const auto& row = deletion_case(*find_page(facts, change.key), leaving, who);
        if (row.action == Action::trash) return std::nullopt;
        auto verdict = left_out(row.action, replace_all(std::string(row.reason), "{}", who));
        verdict.hint =
            "move them elsewhere, or let the page be: confsync map rm " + change.key.value;
        return verdict;
    });
}

/// Below such a page nothing may be made or moved.
bool is_no_home(const PageFacts& page) {
    return id_of(page).empty() || page.seen == Seen::misplaced || page.seen == Seen::invisible ||
           page.seen == Seen::trashed || page.seen == Seen::archived;
}

bool leave_out_children(Plan& plan, const Facts& facts) {
    std::map<PageKey, Action> missing;
    for (const auto& finding : plan.findings) {
        const auto* page = find_page(facts, finding.key);
        if (page && (is_no_home(*page) || !page->was.empty()))
            missing.emplace(finding.key,
                            finding.action == Action::drift ? Action::person : finding.action);
    }
    return move_to_findings(plan, facts, [&](const Change& change) -> std::optional<Verdict> {
        const bool needs_parent = change.id.empty() || change.moves;
        if (!change.parent_key || !missing.contains(*change.parent_key) || !needs_parent)
            return std::nullopt;
        return left_out(missing.at(*change.parent_key),
                        fmt::format("its parent \"{}\" is left out", change.parent_title));
    });
}

void leave_out_settling(Plan& plan, const Facts& facts, bool settle_links) {
    std::set<PageKey> made;
    for (const auto& change : plan.changes)
        if (change.action == Action::create) made.insert(change.key);
    for (auto& change : plan.changes) {
        const auto* page = find_page(facts, change.key);
        const auto is_made = [&](const PageKey& key) { return made.contains(key); };
        const bool useful = page->unsettled || std::ranges::any_of(page->unborn, is_made);
        if (change.settles && !(settle_links && useful)) change.settles = false;
    }
    const auto idle = std::erase_if(plan.changes, [](const Change& change) {
        return change.action == Action::settle && !change.settles;
    });
    plan.unchanged += idle;
}

/// What people changed besides the text: the reason names one facet only.
std::string also_changed_there(const PageFacts& page, const Verdict& verdict) {
    std::string text;
    if (verdict.action != Action::drift && verdict.action != Action::conflict) return text;
    const auto tells = [&](std::string_view word) {
        return verdict.reason.find(word) != std::string::npos;
    };
    if (page.seen_title == SeenValue::changed && page.remote)
        text +=
            fmt::format("{} \"{}\"", tells("retitled") ? " as" : ", retitled", page.remote->title);
    if (page.seen_place == SeenValue::changed && !tells("moved")) text += ", moved";
    return text;
}

}  // namespace

Finding finding_of(const PageFacts& page, const Verdict& verdict) {
    Finding finding;
    finding.action = verdict.action;
    finding.key = page.key;
    finding.file = shown_name(page);
    finding.title = page.record ? page.record->title : page.wanted.title;
    finding.reason = verdict.reason + also_changed_there(page, verdict);
    finding.hint = verdict.hint;
    if (page.record) {
        finding.id = page.record->id;
        finding.recorded = page.record->version;
    }
    if (page.remote) {
        finding.present = page.remote->version;
        finding.url = page.remote->web_url;
    }
    return finding;
}

std::vector<Finding> left_out_by_errors(const Facts& facts, const Selection& only) {
    std::vector<Finding> findings;
    for (const auto& page : facts.pages) {
        if (!only.has(page.key)) continue;
        const auto verdict = combine(page);
        if (verdict.action == Action::blocked) findings.push_back(finding_of(page, verdict));
    }
    return findings;
}

void leave_out_the_hopeless(Plan& plan, const Facts& facts, bool settle_links) {
    while (leave_out_deletions(plan, facts) || leave_out_held_titles(plan, facts) ||
           leave_out_children(plan, facts)) {
    }
    leave_out_settling(plan, facts, settle_links);
}

}  // namespace confsync::engine
