#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

std::string text_in(const XmlNode& task, std::string_view element) {
    const XmlNode* node = task.child(element);
    return node == nullptr ? std::string() : std::string(trimmed(text_of(*node)));
}

}  // namespace

void HtmlWriter::task_list(const XmlNode& node) {
    out_ += "<ul class=\"tasks\">";
    for (const XmlNode& child : node.children) {
        if (child.is("ac:task")) task(child);
        if (child.is("ac:task-list")) task_list(child);
    }
    out_ += "</ul>\n";
}

void HtmlWriter::task(const XmlNode& node) {
    const bool done = text_in(node, "ac:task-status") == "complete";
    out_ += done ? "<li class=\"task done\">" : "<li class=\"task\">";
    task_box(text_in(node, "ac:task-id"), done);
    out_ += "<div class=\"task-body\">";
    if (const XmlNode* body = node.child("ac:task-body"); body != nullptr) children(*body);
    for (const XmlNode& child : node.children)
        if (child.is("ac:task-list")) task_list(child);
    out_ += "</div></li>";
}

void HtmlWriter::task_box(std::string_view id, bool done) {
    const std::string form = around_.task_form();
    const std::string_view mark = done ? "✓" : "";
    if (form.empty() || id.empty()) {
        out_ += fmt::format("<span class=\"task-box\" role=\"img\" aria-label=\"{}\">{}</span>",
                            done ? "done" : "open", mark);
        return;
    }
    out_ += "<button class=\"task-box\" type=\"submit\" name=\"task\"";
    attribute("form", form);
    attribute("value", id);
    attribute("aria-label", done ? "mark as open" : "mark as done");
    out_ += fmt::format(">{}</button>", mark);
}

}  // namespace confsync::sandbox
