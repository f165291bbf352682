#include <fmt/format.h>

#include <string>

#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

bool is_list(Kind kind) { return kind == Kind::bullet_list || kind == Kind::ordered_list; }

}  // namespace

/// A list in which tasks and other items mix becomes runs of one kind each: storage format knows
/// no task list with other items in it (storage-format.md §10).
void PageWriter::mixed_list(NodeIndex index) {
    const NodeIndex end = node(index).end;
    for (NodeIndex at = index + 1; at < end;) {
        at = node(at).kind == Kind::task ? tasks(at, end) : bullets(at, end, node(index));
    }
}

NodeIndex PageWriter::bullets(NodeIndex first, NodeIndex end, const Node& list) {
    NodeIndex last = first;
    while (last < end && node(last).kind == Kind::item) last = node(last).end;
    items(first, last, list);
    return last;
}

/// Writes tasks up to the first other item. Blocks that a task cannot hold follow its list, which
/// goes on behind them.
NodeIndex PageWriter::tasks(NodeIndex first, NodeIndex end) {
    NodeIndex at = first;
    const bool may_end = list_depth_ == 0;
    while (at < end && node(at).kind == Kind::task) {
        out_ += "<ac:task-list>";
        ++list_depth_;
        do {
            task(at);
            at = node(at).end;
        } while (at < end && node(at).kind == Kind::task && (put_off_.empty() || !may_end));
        --list_depth_;
        out_ += "</ac:task-list>";
        if (may_end) write_put_off();
    }
    return at;
}

void PageWriter::task(NodeIndex index) {
    task_status(node(index));
    out_ += "<ac:task-body>";
    NodeIndex rest = task_text(index);
    if (on_cloud()) out_ += "</ac:task-body>";
    for (; rest < node(index).end; rest = node(rest).end) {
        if (holds_only_tasks(rest)) {
            nested_tasks(rest);
        } else if (on_cloud()) {
            put_off_from_task(rest);
        } else {
            block(rest);
        }
    }
    if (!on_cloud()) out_ += "</ac:task-body>";
    out_ += "</ac:task>";
}

void PageWriter::task_status(const Node& here) {
    out_ += "<ac:task><ac:task-id>";
    out_ += std::to_string(++tasks_);
    out_ += "</ac:task-id><ac:task-status>";
    out_ += here.checked ? "complete" : "incomplete";
    out_ += "</ac:task-status>";
}

/// The first paragraph; returns the node after it.
NodeIndex PageWriter::task_text(NodeIndex index) {
    const NodeIndex first = index + 1;
    if (first >= node(index).end || node(first).kind != Kind::paragraph) return first;
    inlines(first);
    return node(first).end;
}

bool PageWriter::holds_only_tasks(NodeIndex list) const {
    if (node(list).kind != Kind::bullet_list) return false;
    for (const NodeIndex child : Children(tree_, list))
        if (node(child).kind != Kind::task) return false;
    return true;
}

void PageWriter::nested_tasks(NodeIndex list) {
    out_ += "<ac:task-list>";
    for (const NodeIndex child : Children(tree_, list)) task(child);
    out_ += "</ac:task-list>";
}

void PageWriter::put_off_from_task(NodeIndex index) {
    const Node& here = node(index);
    if (here.kind == Kind::dropped || here.kind == Kind::skipped) return;
    const std::string_view what = is_list(here.kind) ? "list" : "block";
    remark("block-in-task", Severity::note,
           fmt::format("a {} below a task follows the task list", what), here,
           "a task of Confluence holds one line of text");
    put_off_.push_back(index);
}

}  // namespace confsync::render
