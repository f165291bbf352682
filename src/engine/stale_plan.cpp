#include "engine/stale_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace confsync::engine {

namespace {

using Reason = std::optional<std::string>;

const std::string& shown(const Change& change) {
    return change.file.empty() ? change.key.value : change.file;
}

/// The line as it will be, without what only informs. The parent is compared by key: a run cut
/// short may have given it its id since.
PageRecord bound(PageRecord record) {
    record.commit = {};
    record.parent = {};
    record.unknown_fields.clear();
    return record;
}

bool same_parent(const Change& saved, const Change& now) {
    if (saved.parent_key != now.parent_key || saved.moves != now.moves) return false;
    return saved.record.parent.empty() || saved.record.parent == now.record.parent;
}

bool recorded_only(const Change& saved, const Change& now) {
    return now.action == Action::record && now.record.body == saved.record.body &&
           now.record.title == saved.record.title && now.parent_key == saved.parent_key;
}

Reason moved_in(const Change& saved, const Change& now) {
    if (recorded_only(saved, now)) return {};
    if (saved.id != now.id || saved.was != now.was) return "stands for another page";
    if (saved.expected != now.expected)
        return fmt::format("is at v{} in Confluence, not at v{} as planned", now.expected.number,
                           saved.expected.number);
    if (saved.action != now.action)
        return fmt::format("would now be planned as {}, not as {}", row_of(now.action).name,
                           row_of(saved.action).name);
    if (saved.record.source != now.record.source) return "is another text now";
    if (saved.body != now.body || saved.writes_body != now.writes_body)
        return "renders to other bytes now";
    if (saved.title != now.title || saved.old_title != now.old_title ||
        saved.passing_title != now.passing_title)
        return "would get another title now";
    if (!same_parent(saved, now)) return "would stand below another page now";
    if (saved.attachments != now.attachments) return "has other attachments now";
    if (saved.add_labels != now.add_labels || saved.remove_labels != now.remove_labels)
        return "would get other labels now";
    const auto known = [&](const std::string& ref) {
        return std::ranges::find(saved.lost_comments, ref) != saved.lost_comments.end();
    };
    if (!std::ranges::all_of(now.lost_comments, known))
        return "would take the place of a comment made since";
    if (saved.settles != now.settles) return "would be settled otherwise now";
    if (bound(saved.record) != bound(now.record)) return "has another line in the map now";
    return {};
}

using Changes = std::map<PageKey, const Change*>;

Changes by_key(const Plan& plan) {
    Changes changes;
    for (const auto& change : plan.changes) changes.emplace(change.key, &change);
    return changes;
}

// What a run cut short has done is nothing to wait for any more.
bool same_order(const Change& saved, const Change& now, const Changes& fresh) {
    std::vector<PageKey> waits;
    for (const auto& key : saved.after)
        if (fresh.contains(key)) waits.push_back(key);
    return waits == now.after;
}

std::string why_gone(const PageKey& key, const Plan& fresh) {
    const auto finding = std::ranges::find(fresh.findings, key, &Finding::key);
    return finding == fresh.findings.end() ? "has nothing to change any more" : finding->reason;
}

Reason moved_around(const Plan& saved, const Plan& fresh) {
    if (saved.site != fresh.site)
        return fmt::format("it is for {}, this is {}", saved.site, fresh.site);
    if (saved.profile != fresh.profile)
        return fmt::format("it is for profile {}, this is {}", saved.profile, fresh.profile);
    if (saved.form != fresh.form) return "another renderer or other options made it";
    if (saved.configuration != fresh.configuration) return "the configuration has changed since";
    if (saved.trees != fresh.trees) return "a tree's space or root page has changed since";
    return {};
}

}  // namespace

Reason why_stale(const Plan& saved, const Plan& fresh) {
    if (auto reason = moved_around(saved, fresh)) return reason;
    const auto changes_now = by_key(fresh);
    for (const auto& change : saved.changes) {
        const auto now = changes_now.find(change.key);
        if (now == changes_now.end())
            return fmt::format("{}: {}", shown(change), why_gone(change.key, fresh));
        if (auto reason = moved_in(change, *now->second))
            return fmt::format("{} {}", shown(change), *reason);
        if (!recorded_only(change, *now->second) && !same_order(change, *now->second, changes_now))
            return fmt::format("{} would be written in another order now", shown(change));
    }
    const auto changes_saved = by_key(saved);
    for (const auto& change : fresh.changes)
        if (!changes_saved.contains(change.key))
            return fmt::format("{} would have to be written too", shown(change));
    return {};
}

namespace {

/// Files, labels and place of the change are in the line too, not only its text.
bool is_complete(const Change& change, const PageRecord& line) {
    const auto attached = [&](const AttachmentChange& wanted) {
        const auto found = line.attachments.find(wanted.path);
        return found != line.attachments.end() && found->second.digest == wanted.digest;
    };
    const auto has = [&](const std::string& label) {
        return std::ranges::find(line.labels, label) != line.labels.end();
    };
    return std::ranges::all_of(change.attachments, attached) &&
           std::ranges::all_of(change.add_labels, has) &&
           std::ranges::none_of(change.remove_labels, has) && !change.moves;
}

}  // namespace

Plan without_done(Plan saved, const Records& records) {
    std::erase_if(saved.changes, [&](const Change& change) {
        const auto found = records.find(change.key);
        if (found == records.end() || !change.writes_body || change.settles ||
            !change.passing_title.empty())
            return false;
        const PageRecord& line = found->second;
        return line.version == change.expected.next() && line.body == change.record.body &&
               line.title == change.record.title && line.inputs == change.record.inputs &&
               is_complete(change, line);
    });
    return saved;
}

}  // namespace confsync::engine
