#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

std::string_view box_of(const Node& task) { return task.checked ? "☑ " : "☐ "; }

std::string_view end_of(Kind list) { return list == Kind::ordered_list ? "</ol>" : "</ul>"; }

}  // namespace

void PageWriter::list(NodeIndex index) {
    const Node& here = node(index);
    bool has_tasks = false;
    for (const NodeIndex child : Children(tree_, index))
        has_tasks = has_tasks || node(child).kind == Kind::task;
    if (has_tasks && here.kind == Kind::bullet_list) return mixed_list(index);
    items(index + 1, here.end, here);
}

void PageWriter::open_list(Kind kind, int first_number) {
    if (kind == Kind::bullet_list) {
        out_ += "<ul>";
    } else if (first_number == 1) {
        out_ += "<ol>";
    } else {
        out_ += "<ol";
        attribute("start", std::to_string(first_number));
        out_ += '>';
    }
}

/// Where a block has left its item, the list ends, and goes on behind it with the next number.
void PageWriter::items(NodeIndex first, NodeIndex end, const Node& list) {
    int number = list.number;
    open_list(list.kind, number);
    ++list_depth_;
    for (NodeIndex at = first; at < end; at = node(at).end, ++number) {
        item(at, list.tight);
        if (put_off_.empty() || list_depth_ > 1) continue;
        out_ += end_of(list.kind);
        write_put_off();
        if (node(at).end < end) {
            open_list(list.kind, number + 1);
        } else {
            --list_depth_;
            return;
        }
    }
    --list_depth_;
    out_ += end_of(list.kind);
}

void PageWriter::item(NodeIndex index, bool tight) {
    out_ += "<li>";
    if (tight && !on_cloud()) {
        tight_item(index);
    } else if (node(index).kind == Kind::task) {
        marked_item(index);
    } else {
        item_blocks(index, index + 1);
    }
    out_ += "</li>";
}

/// Data Center draws `<li><p>` with space around it, which a tight list has not.
void PageWriter::tight_item(NodeIndex index) {
    if (node(index).kind == Kind::task) out_ += box_of(node(index));
    bool after_text = false;
    for (const NodeIndex child : Children(tree_, index)) {
        const bool is_text = node(child).kind == Kind::paragraph && about_ == nullptr;
        if (is_text && after_text) out_ += "<br />";
        is_text ? inlines(child) : block(child);
        after_text = is_text;
    }
}

/// A task of an ordered list: storage format has none, so its box is a character.
void PageWriter::marked_item(NodeIndex index) {
    NodeIndex rest = index + 1;
    out_ += "<p>";
    out_ += box_of(node(index));
    if (rest < node(index).end && node(rest).kind == Kind::paragraph) {
        inlines(rest);
        rest = node(rest).end;
    }
    out_ += "</p>";
    item_blocks(index, rest);
}

/// The first block that an item cannot hold takes those behind it along: they would come before it
/// otherwise.
void PageWriter::item_blocks(NodeIndex index, NodeIndex first) {
    const std::size_t start = out_.size();
    bool leaving = false;
    for (NodeIndex at = first; at < node(index).end; at = node(at).end) {
        leaving = leaving || leaves_list(node(at));
        leaving ? put_off(at) : block(at);
    }
    if (out_.size() == start && first == index + 1) out_ += "<p></p>";
}

/// What Cloud's list items have no place for (storage-format.md §4).
bool PageWriter::leaves_list(const Node& here) const {
    if (!on_cloud() || !options_.lists.blocks_leave) return false;
    switch (here.kind) {
        case Kind::table:
        case Kind::alert:
        case Kind::expand:
        case Kind::quote:
        case Kind::heading: return true;
        case Kind::directive: return directive_leaves_list(here);
        default: return false;
    }
}

/// What `only` holds is looked at by itself; what speaks of an image stays with it.
bool PageWriter::directive_leaves_list(const Node& here) const {
    const std::string& name = tree_.directives[here.index].name;
    if (name != "only") return name != "image";
    const auto index = static_cast<NodeIndex>(&here - tree_.nodes.data());
    for (const NodeIndex child : Children(tree_, index))
        if (leaves_list(node(child))) return true;
    return false;
}

void PageWriter::put_off(NodeIndex index) {
    const Node& here = node(index);
    if (here.kind == Kind::dropped || here.kind == Kind::skipped) return;
    if (leaves_list(here)) {
        remark("block-in-list", Severity::note, "a block in a list item follows its list", here,
               "a list item of Confluence Cloud holds text, lists, code and images");
    }
    put_off_.push_back(index);
}

void PageWriter::write_put_off() {
    const std::vector<NodeIndex> blocks = std::exchange(put_off_, {});
    const int depth = std::exchange(list_depth_, 0);
    for (const NodeIndex index : blocks) block(index);
    list_depth_ = depth;
}

}  // namespace confsync::render
