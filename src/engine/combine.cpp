#include "engine/combine.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/message.hpp"

namespace confsync::engine {

namespace {

std::string told(std::string_view reason, const std::string& who) {
    return replace_all(std::string(reason), "{}", who);
}

/// Higher outranks lower when facets disagree.
int weight(Action action) {
    switch (action) {
        case Action::blocked: return 9;
        case Action::conflict: return 8;
        case Action::person: return 7;
        case Action::orphan: return 6;
        case Action::trash:
        case Action::restore:
        case Action::create: return 5;
        case Action::update: return 4;
        case Action::move: return 3;
        case Action::settle: return 2;
        case Action::record: return 1;
        case Action::rename:
        case Action::drift:
        case Action::keep:
        case Action::unknown: return 0;
    }
    return 0;
}

/// Actions beside which no other facet counts.
bool is_whole(Action action) {
    return action == Action::blocked || action == Action::conflict || action == Action::person ||
           action == Action::orphan || action == Action::create || action == Action::trash ||
           action == Action::restore;
}

void raise(Verdict& verdict, Action action, std::string_view reason) {
    const bool told_nothing = verdict.action == Action::keep && action != Action::keep;
    if (weight(action) <= weight(verdict.action) && !told_nothing) return;
    verdict.action = action;
    verdict.reason = reason;
}

Verdict of_body(const PageFacts& page) {
    const auto& row = row_for(body_cases, page.local, page.seen);
    Verdict verdict;
    verdict.action = row.action;
    verdict.reason = told(row.reason, page.who);
    if (!page.holder_gone.empty()) verdict.reason += ", whose file is gone";
    verdict.writes_body = row.action == Action::create || row.action == Action::update;
    verdict.stale = row.action == Action::keep && page.local == Local::stale;
    return verdict;
}

const std::string& path_to_type(const PageFacts& page) {
    return page.source->file.empty() ? page.key.value : page.source->file;
}

std::string hint_for(const PageFacts& page) {
    if (page.seen == Seen::taken && page.holder)
        return "give the file another title, set title-prefix, or rename that page: " +
               page.holder->web_url;
    if (page.seen == Seen::trashed && page.source)
        return fmt::format("bring it back: confsync push --restore {}; or remove the file",
                           path_to_type(page));
    if (page.seen == Seen::held && !page.holder_gone.empty())
        return fmt::format(
            "if this is its new path: confsync map mv {} {}; if not, give it another title",
            page.holder_gone.value, page.key.value);
    if (page.seen == Seen::held) return "give one of the two another title";
    if (page.seen == Seen::misplaced)
        return "move it back below the root page: " + page.remote->web_url;
    if (page.seen == Seen::invisible)
        return "check the account's permissions on page " + page.record->id.value;
    const bool may_be_pulled =
        page.seen == Seen::same || page.seen == Seen::same_text || page.seen == Seen::unread;
    if (page.local == Local::dropped && may_be_pulled)
        return fmt::format("bring it back: confsync pull {0}; or mean it: confsync push --ours {0}",
                           page.source->file);
    return {};
}

/// What stands below the page is judged with the whole plan (leave_out.cpp).
void add_deletion(Verdict& verdict, const PageFacts& page) {
    const auto& row = row_for(deletion_cases, page.proof, Below::nothing);
    if (row.action == Action::trash) return;
    verdict.action = row.action;
    verdict.reason = row.reason;
    verdict.hint = "delete it in Confluence, or let it be: confsync map rm " + page.key.value;
}

/// A title that is wanted but held by another page.
void judge_new_title(Verdict& verdict, const PageFacts& page) {
    if (page.holder) return raise(verdict, Action::person, "the new title is held by another page");
    verdict.retitles = true;
    verdict.writes_body = true;
}

void add_title(Verdict& verdict, const PageFacts& page) {
    const auto& row = row_for(title_cases, page.title, page.seen_title);
    raise(verdict, row.action, row.reason);
    if (row.action != Action::update) return;
    if (page.seen == Seen::edited || page.seen == Seen::foreign)
        return raise(verdict, Action::conflict,
                     told("changed by {} there and retitled here: pull first", page.who));
    judge_new_title(verdict, page);
}

void add_place(Verdict& verdict, const PageFacts& page) {
    const auto& row = row_for(place_cases, page.place, page.seen_place);
    raise(verdict, row.action, row.reason);
    verdict.moves = row.action == Action::move;
    if (verdict.moves && page.holder)
        raise(verdict, Action::person, "where it moves to another page holds its title");
}

void add_comments(Verdict& verdict, const PageFacts& page) {
    const auto written = verdict.writes_body || verdict.settles ? Value::changed : Value::same;
    const auto& row = row_for(comment_cases, written, page.markers.value_or(Markers::none));
    raise(verdict, row.action, row.reason);
}

void add_attachments(Verdict& verdict, const PageFacts& page) {
    for (const auto& use : page.source->attachments) {
        const auto& row = attachment_case(page, use);
        if (row.action == Action::conflict)
            raise(verdict, Action::conflict, use.path + ": " + std::string(row.reason));
        if (row.action != Action::create && row.action != Action::update &&
            row.action != Action::record)
            continue;
        verdict.attaches = true;
        raise(verdict, row.action == Action::record ? Action::record : Action::update, row.reason);
    }
}

/// What is told of the page besides does not keep the map from learning its new path.
void add_rename(Verdict& verdict, const PageFacts& page) {
    const bool nothing_else = verdict.action == Action::keep || verdict.action == Action::drift;
    if (page.was.empty() || !nothing_else) return;
    if (verdict.action == Action::drift) verdict.also = verdict.reason;
    verdict.action = Action::rename;
    verdict.reason = "renamed";
}

void add_labels(Verdict& verdict, const PageFacts& page) {
    verdict.labels = !labels_to_add(page).empty() || !labels_to_remove(page).empty();
    if (verdict.labels) raise(verdict, Action::update, "labels changed");
}

const RemoteAttachment* present_attachment(const PageFacts& page, const std::string& name) {
    if (!page.present_attachments) return nullptr;
    const auto found =
        std::ranges::find(*page.present_attachments, name, &RemoteAttachment::file_name);
    return found == page.present_attachments->end() ? nullptr : &*found;
}

bool is_used(const PageFacts& page, const std::string& path) {
    return std::ranges::find(page.source->attachments, path, &AttachmentUse::path) !=
           page.source->attachments.end();
}

std::vector<std::string> only_in_first(const std::vector<std::string>& first,
                                       const std::vector<std::string>& second) {
    std::vector<std::string> result;
    std::ranges::set_difference(first, second, std::back_inserter(result));
    return result;
}

/// What a rollback put back stays until the file says something new.
bool is_held(const PageFacts& page) {
    return page.record && page.source && page.record->state == RecordState::held &&
           page.record->source == page.source->source;
}

Verdict of_held(PageFacts page) {
    page.local = Local::same;
    auto verdict = of_body(page);
    if (writes(verdict.action)) return {Action::keep, "held since a rollback", {}};
    return verdict;
}

}  // namespace

/// What stands on the page under another name is not this file's: the name may have gone over to
/// another file of the page. A file that moved, as with its page's folder, is the one of its name.
std::optional<std::string> recorded_path(const PageFacts& page, const AttachmentUse& use) {
    if (!page.record) return std::nullopt;
    const auto& recorded = page.record->attachments;
    const auto found = recorded.find(use.path);
    if (found != recorded.end())
        return found->second.name == recorded_name(use.path, use.file_name)
                   ? std::optional(use.path)
                   : std::nullopt;
    for (const auto& [path, line] : recorded) {
        const bool same_name = line.name == recorded_name(path, use.file_name);
        if (same_name && !is_used(page, path)) return path;
    }
    return std::nullopt;
}

std::string recorded_name(const std::string& path, const std::string& file_name) {
    return path.substr(path.rfind('/') + 1) == file_name ? std::string() : file_name;
}

SeenAttachment seen_attachment(const AttachmentUse& wanted, const AttachmentRecord* recorded,
                               const RemoteAttachment* present) {
    if (!present) return SeenAttachment::absent;
    if (recorded && recorded->id == present->id && recorded->version == present->version)
        return SeenAttachment::same;
    const auto digest = digest_of_comment(present->comment);
    if (!digest) return SeenAttachment::changed;
    return *digest == wanted.digest ? SeenAttachment::own : SeenAttachment::own_other;
}

const AttachmentCase& attachment_case(const PageFacts& page, const AttachmentUse& use) {
    const auto path = recorded_path(page, use);
    const auto* recorded = path ? &page.record->attachments.at(*path) : nullptr;
    const bool same = recorded && recorded->digest == use.digest;
    const auto* present = present_attachment(page, use.file_name);
    auto seen = seen_attachment(use, recorded, present);
    if (!page.present_attachments && recorded)
        seen = SeenAttachment::same;  // not read: as recorded
    return row_for(attachment_cases, same ? Value::same : Value::changed, seen);
}

std::vector<std::string> labels_to_add(const PageFacts& page) {
    if (!page.source) return {};
    static const std::vector<std::string> none;
    return only_in_first(page.source->labels, page.record ? page.record->labels : none);
}

std::vector<std::string> labels_to_remove(const PageFacts& page) {
    if (!page.source || !page.record) return {};
    return only_in_first(page.record->labels, page.source->labels);
}

const Diagnostic* first_error(const PageFacts& page) {
    if (!page.source) return nullptr;
    for (const auto* list : {&page.diagnostics, &page.source->diagnostics})
        for (const auto& diagnostic : *list)
            if (diagnostic.severity == Severity::error) return &diagnostic;
    if (page.wanted.rendered)
        for (const auto& diagnostic : page.wanted.rendered->diagnostics)
            if (diagnostic.severity == Severity::error) return &diagnostic;
    return nullptr;
}

Verdict combine(const PageFacts& page) {
    if (const auto* error = first_error(page))
        return {Action::blocked, error->message, error->hint};
    if (is_held(page)) return of_held(page);
    auto verdict = of_body(page);
    verdict.hint = hint_for(page);
    if (verdict.action == Action::trash) add_deletion(verdict, page);
    if (is_whole(verdict.action) || !page.source || page.seen == Seen::archived) return verdict;
    add_title(verdict, page);
    add_place(verdict, page);
    add_attachments(verdict, page);
    add_labels(verdict, page);
    const bool text_is_ours =
        page.seen == Seen::same || page.seen == Seen::same_text || page.seen == Seen::own_now;
    const bool dead_links = page.unsettled || !page.unborn.empty();
    if (dead_links && !verdict.writes_body && text_is_ours) {
        verdict.settles = true;
        raise(verdict, Action::settle, "links to a heading of a newer page");
    }
    add_comments(verdict, page);
    add_rename(verdict, page);
    return verdict;
}

}  // namespace confsync::engine
