#include <string>

#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

std::string_view box_of(const Node& task) { return task.checked ? "☑ " : "☐ "; }

}  // namespace

void PageWriter::list(NodeIndex index) {
    const Node& here = node(index);
    bool has_tasks = false;
    for (const NodeIndex child : Children(tree_, index))
        has_tasks = has_tasks || node(child).kind == Kind::task;
    if (has_tasks && here.kind == Kind::bullet_list) return mixed_list(index);
    open_list(here);
    for (const NodeIndex child : Children(tree_, index)) item(child, here.tight);
    out_ += here.kind == Kind::ordered_list ? "</ol>" : "</ul>";
}

void PageWriter::open_list(const Node& here) {
    if (here.kind == Kind::bullet_list) {
        out_ += "<ul>";
    } else if (here.number == 1) {
        out_ += "<ol>";
    } else {
        out_ += "<ol";
        attribute("start", std::to_string(here.number));
        out_ += '>';
    }
}

void PageWriter::item(NodeIndex index, bool tight) {
    out_ += "<li>";
    if (tight && !on_cloud()) {
        tight_item(index);
    } else if (node(index).kind == Kind::task) {
        marked_item(index);
    } else {
        if (Children(tree_, index).empty()) out_ += "<p></p>";
        blocks(index);
    }
    out_ += "</li>";
}

/// Data Center draws `<li><p>` with space around it, which a tight list has not.
void PageWriter::tight_item(NodeIndex index) {
    if (node(index).kind == Kind::task) out_ += box_of(node(index));
    bool after_text = false;
    for (const NodeIndex child : Children(tree_, index)) {
        const bool is_text = node(child).kind == Kind::paragraph;
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
    for (; rest < node(index).end; rest = node(rest).end) block(rest);
}

}  // namespace confsync::render
