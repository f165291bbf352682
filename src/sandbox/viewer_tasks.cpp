#include <algorithm>

#include "base/text.hpp"
#include "sandbox/strict_xml.hpp"
#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

bool has_id(const XmlNode& task, std::string_view id) {
    const XmlNode* node = task.child("ac:task-id");
    return node != nullptr && trimmed(text_of(*node)) == id;
}

/// Turns the state of the task with that id; false when there is none.
bool turn(XmlNode& node, std::string_view id) {
    if (node.is("ac:task") && has_id(node, id)) {
        XmlNode* status = node.child("ac:task-status");
        if (status == nullptr) return false;
        const bool done = trimmed(text_of(*status)) == "complete";
        status->children = {make_text(done ? "incomplete" : "complete")};
        return true;
    }
    return std::ranges::any_of(node.children, [&](XmlNode& child) { return turn(child, id); });
}

}  // namespace

serve::Response tick_task(const Visit& visit) {
    const auto page = visit.wiki.page(visit.path[0]);
    if (!page || page->status != Status::current) return not_found("There is no such page.");
    if (!visit.csrf.accepts(visit.request, "tasks " + page->id))
        return framed(
            {"Nothing changed", "", "<h1>Nothing changed</h1><p>Open the page again.</p>"}, 403);
    XmlNode body = parse_storage(visit.wiki.body(page->id).value_or(""));
    PageEdit edit;
    edit.id = page->id;
    edit.version = page->version.number + 1;
    edit.title = page->title;
    edit.minor_edit = true;
    const auto somebody = people(visit.wiki);
    if (!somebody.empty() && turn(body, visit.request.form_field("task").value_or(""))) {
        edit.body = write_xml(body);
        const auto saved = visit.wiki.edit(edit, somebody.front().account_id);
        if (!saved) return not_found("The page changed meanwhile. Open it again.");
    }
    return serve::see_other(page_url(visit.wiki.space(page->space).value(), *page));
}

}  // namespace confsync::sandbox
