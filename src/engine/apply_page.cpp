#include "engine/apply_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/combine.hpp"
#include "engine/message.hpp"
#include "render/carry_over.hpp"

namespace confsync::engine {

namespace {

/// What the map may say of a page of which only the first write is done.
PageRecord without_extras(const Change& change) {
    PageRecord record = change.record;
    for (const auto& attachment : change.attachments) record.attachments.erase(attachment.path);
    for (const auto& label : change.add_labels) std::erase(record.labels, label);
    return record;
}

void insert_sorted(std::vector<std::string>& labels, const std::vector<std::string>& added) {
    labels.insert(labels.end(), added.begin(), added.end());
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
}

const std::string& sent_body(const Change& change) {
    return change.carried.empty() ? change.body : change.carried;
}

const std::string& first_title(const Change& change) {
    return change.passing_title.empty() ? change.title : change.passing_title;
}

}  // namespace

PageWriter::PageWriter(Source& source, Remote& remote,
                       std::function<void(const PageRecord&)> landed, const Cancellation& cancel)
    : source_(source),
      remote_(remote),
      landed_(std::move(landed)),
      stop_(cancel.stop),
      uninterrupted_{{}, cancel.deadline} {}

void PageWriter::step(const PageRecord& record) {
    landed_(record);
    if (stop_.stop_requested())
        throw Error(ErrorKind::interrupted, "stopped before the page was complete",
                    "run the same command again: it goes on from here");
}

void PageWriter::write_page(const Change& change, const PlannedTree& tree, const PageId& parent,
                            PageRecord& record) {
    if (change.action == Action::create) {
        const auto made =
            remote_.create({tree.space, parent, change.title, change.body}, uninterrupted_);
        record.id = made.id;
        record.version = made.version;
        url_ = made.web_url;
        written_ = made.written;
    } else {
        record.version = change.expected;
        update(change, first_title(change), sent_body(change), record);
    }
}

/// The version after the recorded one.
void PageWriter::update(const Change& change, const std::string& title, const std::string& body,
                        PageRecord& record) {
    const auto made =
        remote_.update({record.id, record.version, title, body, change.message}, uninterrupted_);
    record.version = made.version;
    url_ = made.web_url;
    written_ = made.written;
}

/// A comment made between the last read and the write lost its marker to that write: adding one
/// makes no version, so the server does not refuse (product contract, P8).
void PageWriter::put_back_comments(const Change& change, PageRecord& record) {
    const auto sent = sent_body(change);
    if (!lost_a_new_comment(change, sent)) return;
    const auto before = remote_.body_of(change.id, change.expected, uninterrupted_);
    const auto again = render::carry_over(sent, before);
    if (again.body == sent) return;
    update(change, first_title(change), again.body, record);
}

bool PageWriter::lost_a_new_comment(const Change& change, const std::string& sent) {
    std::set<std::string> known(change.lost_comments.begin(), change.lost_comments.end());
    for (auto& ref : render::comment_refs(sent)) known.insert(std::move(ref));
    const auto comments = remote_.comments(change.id, CommentPlace::in_text, uninterrupted_);
    return std::ranges::any_of(comments, [&](const RemoteComment& comment) {
        return comment.written >= change.over && !known.contains(comment.ref);
    });
}

void PageWriter::write(const Change& change, const PlannedTree& tree, const PageId& parent,
                       PageRecord& record) {
    record = without_extras(change);
    if (!change.passing_title.empty()) record.title = change.passing_title;
    if (change.action == Action::create) record.parent = parent;
    if (change.writes_body) {
        write_page(change, tree, parent, record);
        landed_(record);
        if (change.action != Action::create) put_back_comments(change, record);
        step(record);
    }
    if (change.moves) {
        move(change, parent);
        record.parent = parent;
        step(record);
    }
    for (const auto& attachment : change.attachments) attach(change, attachment, record);
    label(change, record);
}

/// Neither a deletion nor what stands below a page has a lock on the server: both are read again
/// right before it.
void PageWriter::trash(const Change& change, PageRecord& record) {
    record = change.record;
    const auto now = remote_.pages({change.id}, With::facts, uninterrupted_);
    const auto page = now.find(change.id);
    if (page == now.end() || page->second.version != change.expected)
        throw Error(ErrorKind::conflict, "changed in Confluence meanwhile: not deleted",
                    "see: confsync status --remote");
    if (const auto below = remote_.children(change.id, uninterrupted_); !below.empty())
        throw Error(ErrorKind::conflict,
                    fmt::format("\"{}\" stands below it: not deleted", below.front().title),
                    "see: confsync plan");
    remote_.trash(change.id, uninterrupted_);
}

void PageWriter::restore(const Change& change, PageRecord& record) {
    record = change.record;
    const auto body = remote_.body_of(change.id, change.expected, uninterrupted_);
    const auto made = remote_.restore(
        {change.id, change.expected, change.title, body, change.message}, uninterrupted_);
    url_ = made.web_url;
    if (record.version == change.expected) record.version = made.version;
    landed_(record);
    if (made.parent != record.parent) remote_.move(change.id, record.parent, uninterrupted_);
}

/// A place has no lock on the server: it is read again right before the write.
void PageWriter::move(const Change& change, const PageId& parent) {
    const auto now = remote_.pages({change.id}, With::facts, uninterrupted_);
    const auto page = now.find(change.id);
    if (page == now.end() || page->second.parent != change.old_parent)
        throw Error(ErrorKind::conflict, "moved in Confluence meanwhile",
                    "see: confsync status --remote");
    remote_.move(change.id, parent, uninterrupted_);
}

void PageWriter::attach(const Change& change, const AttachmentChange& attachment,
                        PageRecord& record) {
    auto& line = record.attachments[attachment.path];
    const std::string name = recorded_name(attachment.path, attachment.file_name);
    if (attachment.action == Action::record) {
        line = {attachment.id, attachment.expected, attachment.digest, name, attachment.size};
        return;
    }
    Upload upload{record.id,
                  attachment.file_name,
                  source_.attachment(attachment.path, attachment.digest),
                  attachment_comment(attachment.digest),
                  std::nullopt,
                  attachment.expected};
    if (!attachment.id.empty()) upload.replaces = attachment.id;
    try {
        const auto made = remote_.upload(upload, uninterrupted_);
        line = {made.id, made.version, attachment.digest, name, attachment.size};
    } catch (const Error& error) {
        const auto before = change.record.attachments.find(attachment.path);
        if (before == change.record.attachments.end())
            record.attachments.erase(attachment.path);
        else
            line = before->second;
        throw error.within("uploading " + attachment.path);
    }
    step(record);
}

void PageWriter::label(const Change& change, PageRecord& record) {
    if (!change.add_labels.empty()) {
        remote_.add_labels(record.id, change.add_labels, uninterrupted_);
        insert_sorted(record.labels, change.add_labels);
        step(record);
    }
    for (const auto& name : change.remove_labels) {
        remote_.remove_label(record.id, name, uninterrupted_);
        std::erase(record.labels, name);
        step(record);
    }
}

void PageWriter::settle(const Change& change, PageRecord& record) {
    const auto present = remote_.body_of(record.id, record.version, uninterrupted_);
    update(change, change.title, render::carry_over(change.body, present).body, record);
    record.form = change.record.form;
    record.title = change.record.title;
    landed_(record);
}

}  // namespace confsync::engine
