#include "engine/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engine/combine.hpp"
#include "engine/comments.hpp"
#include "engine/leave_out.hpp"
#include "engine/local.hpp"
#include "engine/message.hpp"
#include "engine/order.hpp"
#include "engine/pairing.hpp"
#include "engine/place.hpp"
#include "engine/told.hpp"

namespace confsync::engine {

namespace {

std::string title_to_send(const PageFacts& page, const Verdict& verdict) {
    if (verdict.retitles || !page.remote || !page.record) return page.wanted.title;
    return page.remote->title;
}

std::string title_of_parent(const PageFacts& page, const Facts& facts) {
    if (page.source->parent) {
        const auto* parent = find_page(facts, *page.source->parent);
        return parent ? parent->wanted.title : std::string{};
    }
    const auto* tree = find_tree(facts, page.tree);
    return tree ? tree->root_title : std::string{};
}

std::string old_title_of_parent(const PageFacts& page, const Facts& facts) {
    const auto& parent = page.remote ? page.remote->parent : page.record->parent;
    for (const auto& tree : facts.trees)
        if (tree.root == parent) return tree.root_title;
    for (const auto& other : facts.pages)
        if (other.record && other.record->id == parent)
            return other.remote ? other.remote->title : other.record->title;
    return {};
}

/// Files of the page that moved are the same on the server.
void rekey_attachments(PageRecord& record, const PageFacts& page) {
    for (const auto& use : page.source->attachments) {
        const auto path = recorded_path(page, use);
        if (!path || *path == use.path) continue;
        auto line = record.attachments.extract(*path);
        line.key() = use.path;
        line.mapped().name = recorded_name(use.path, use.file_name);
        record.attachments.insert(std::move(line));
    }
}

/// The version the map may stand on: never one whose text we have not seen as ours.
Version base_version(const PageFacts& page) {
    const bool ours = page.seen == Seen::same || page.seen == Seen::same_text ||
                      page.seen == Seen::own_now || page.seen == Seen::own_before;
    if (page.remote && ours) return page.remote->version;
    return page.record ? page.record->version : Version{};
}

PageRecord record_after(const PageFacts& page, const Facts& facts, const Verdict& verdict) {
    PageRecord record = page.record ? *page.record : PageRecord{};
    if (!page.record && facts.names.contains(page.key))
        record.first_key = PageKey{facts.names.at(page.key)};
    record.file = page.key.value == page.source->file ? std::string() : page.source->file;
    rekey_attachments(record, page);
    record.id = id_of(page);
    record.version = base_version(page);
    record.title = page.wanted.title;
    if (!page.record) record.parent = wanted_parent(page, facts);
    if (!verdict.moves && page.record && page.seen_place == SeenValue::as_wanted)
        record.parent = page.remote->parent;
    record.commit = page.source->commit;
    record.source = page.source->source;
    record.inputs = page.wanted.inputs;
    record.form = page.wanted.rendered ? facts.form : record.form;
    record.body = page.wanted.body;
    if (record.state == RecordState::kept) record.state = RecordState::normal;
    const bool published = verdict.writes_body || page.seen == Seen::own_now;
    if (published) record.prior.reset();
    if (published && record.state == RecordState::held) record.state = RecordState::normal;
    return record;
}

std::vector<AttachmentChange> attachment_changes(const PageFacts& page) {
    std::vector<AttachmentChange> changes;
    for (const auto& use : page.source->attachments) {
        const auto& row = attachment_case(page, use);
        const bool touches = row.action == Action::create || row.action == Action::update ||
                             row.action == Action::record;
        if (!touches) continue;
        AttachmentChange change{row.action, use.path, use.file_name, use.digest, {}, {}, use.size};
        const auto present = page.present_attachments.value_or(std::vector<RemoteAttachment>{});
        const auto found = std::ranges::find(present, use.file_name, &RemoteAttachment::file_name);
        if (found != present.end()) {
            change.id = found->id;
            change.expected = found->version;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

void add_notes(Change& change) {
    const auto uploads = std::ranges::count_if(
        change.attachments, [](const auto& a) { return a.action != Action::record; });
    if (uploads > 0) change.notes.push_back(counted(static_cast<std::size_t>(uploads), "file"));
    for (const auto& label : change.add_labels) change.notes.push_back("label +" + label);
    for (const auto& label : change.remove_labels) change.notes.push_back("label -" + label);
}

Change change_of(const PageFacts& page, const Verdict& verdict, const Facts& facts) {
    Change change;
    change.action = verdict.action;
    change.key = page.key;
    change.was = page.was;
    if (!page.was.empty())
        change.renamed = told_rename(path_of(page.was, *page.record), page.evidence);
    change.file = page.source->file;
    change.tree = page.tree;
    change.reason = verdict.reason;
    change.id = id_of(page);
    if (page.record) change.expected = page.record->version;
    if (page.remote) change.expected = page.remote->version;
    change.title = title_to_send(page, verdict);
    if (verdict.retitles) change.old_title = page.remote ? page.remote->title : page.record->title;
    change.parent_title = title_of_parent(page, facts);
    if (verdict.moves) {
        change.old_parent = page.remote ? page.remote->parent : page.record->parent;
        change.old_parent_title = old_title_of_parent(page, facts);
    }
    change.parent_key = page.source->parent;
    change.writes_body = verdict.writes_body;
    change.moves = verdict.moves;
    change.settles = verdict.settles;
    change.record = record_after(page, facts, verdict);
    if ((verdict.writes_body || verdict.settles) && page.wanted.rendered) {
        change.body = page.wanted.rendered->body;
        change.message = version_message({page.source->commit, page.wanted.body});
        if (page.carried) change.carried = page.carried->body;
        if (page.carried)
            for (const auto& comment : page.carried->lost)
                change.lost_comments.push_back(comment.ref);
        if (page.remote) change.over = page.remote->written;
    }
    change.attachments = attachment_changes(page);
    change.add_labels = labels_to_add(page);
    change.remove_labels = labels_to_remove(page);
    if (!verdict.also.empty()) change.notes.push_back(verdict.also);
    add_notes(change);
    for (auto& note : comment_notes(page)) change.notes.push_back(std::move(note));
    return change;
}

/// Of these the page as a whole is changed, and its line stays: for a file that comes back, and for
/// what is to be done next.
Change change_of_whole(const PageFacts& page, const Verdict& verdict) {
    Change change;
    change.action = verdict.action;
    change.key = page.key;
    change.was = page.was;
    change.file = path_of(page.key, *page.record);
    change.tree = page.tree;
    change.reason = verdict.reason;
    change.id = page.record->id;
    change.expected = page.remote ? page.remote->version : page.record->version;
    change.title = page.remote ? page.remote->title : page.record->title;
    change.record = *page.record;
    if (verdict.action == Action::trash) return change;
    change.message = version_message({page.source->commit, page.record->body});
    if (page.local == Local::changed || page.local == Local::dropped)
        change.notes.push_back("what changed here follows with the next push");
    return change;
}

bool is_of_whole(Action action) { return action == Action::trash || action == Action::restore; }

/// A page may be asked for by the path it had.
PageKey present_key(const PageKey& key, const Facts& facts) {
    if (!facts.renamed || find_page(facts, key)) return key;
    const auto now = std::ranges::find(facts.pages, key, &PageFacts::was);
    return now == facts.pages.end() ? key : now->key;
}

/// Pages asked for by path, with the ancestors that must exist first.
std::set<PageKey> selected(const Facts& facts, const std::vector<PageKey>& only) {
    std::set<PageKey> keys;
    for (const auto& asked : only) {
        const auto key = present_key(asked, facts);
        keys.insert(key);
        for (const auto* page = find_page(facts, key); page && page->source && page->source->parent;
             page = find_page(facts, *page->source->parent))
            keys.insert(*page->source->parent);
    }
    return keys;
}

void add_page(Plan& plan, const PageFacts& page, const Facts& facts) {
    const auto verdict = combine(page);
    plan.recorded += page.record != nullptr;
    if (writes(verdict.action) || only_records(verdict.action)) {
        plan.changes.push_back(is_of_whole(verdict.action) ? change_of_whole(page, verdict)
                                                           : change_of(page, verdict, facts));
        for (auto& warning : comment_warnings(page)) plan.diagnostics.push_back(std::move(warning));
        return;
    }
    plan.stale += verdict.stale;
    if (verdict.action == Action::keep) {
        plan.unchanged += page.source != nullptr;
        return;
    }
    plan.unchanged += verdict.action == Action::drift;
    plan.findings.push_back(finding_of(page, verdict));
}

void add_diagnostics(Plan& plan, const PageFacts& page) {
    if (!page.source) return;
    Told told(page.source->silences);
    told.tell(page.diagnostics);
    told.tell(page.source->diagnostics);
    if (page.wanted.rendered) told.tell(page.wanted.rendered->diagnostics);
    plan.diagnostics.insert(plan.diagnostics.end(), told.diagnostics().begin(),
                            told.diagnostics().end());
}

void add_trees(Plan& plan, const Facts& facts) {
    for (const auto& tree : facts.trees)
        plan.trees.push_back({tree.name, tree.space_key, tree.space, tree.root});
}

}  // namespace

std::size_t Plan::count(Action action) const {
    const auto of_changes = std::ranges::count(changes, action, &Change::action);
    const auto of_findings = std::ranges::count(findings, action, &Finding::action);
    return static_cast<std::size_t>(of_changes + of_findings);
}

Plan make_plan(const Facts& facts, const PlanOptions& options) {
    Plan plan;
    plan.site = facts.site.base;
    plan.head = facts.head;
    plan.synced_commit = facts.synced_commit;
    plan.form = facts.form;
    plan.offline = facts.offline;
    plan.partial = !options.only.empty();
    plan.diagnostics = facts.diagnostics;
    add_trees(plan, facts);
    const auto keys = selected(facts, options.only);
    for (const auto& page : facts.pages) {
        if (!options.only.empty() && !keys.contains(page.key)) continue;
        add_page(plan, page, facts);
        add_diagnostics(plan, page);
    }
    leave_out_the_hopeless(plan, facts, options.settle_links);
    put_in_order(plan, facts, options.settle_links);
    std::ranges::stable_sort(plan.findings, {}, &Finding::key);
    std::ranges::sort(plan.diagnostics);
    return plan;
}

}  // namespace confsync::engine
