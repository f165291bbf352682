#include "render/escape.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

void PageWriter::html_table(NodeIndex index) {
    out_ += on_cloud() ? "<table data-layout=\"align-start\">" : "<table class=\"wrapped\">";
    blocks(index);
    out_ += "</table>";
}

/// Data Center shows the colour by the class, Cloud by the attribute alone (storage-format.md §5).
void PageWriter::html_cell(NodeIndex index) {
    const Node& here = node(index);
    const std::string_view element = here.header ? "th" : "td";
    out_.append("<").append(element).append(tree_.at(here.detail));
    if (here.text.length != 0) {
        const std::string colour(text(here));
        if (!on_cloud()) attribute("class", "highlight-" + colour);
        attribute("data-highlight-colour", colour);
    }
    out_ += '>';
    blocks(index);
    out_.append("</").append(element).append(">");
}

/// Cloud's editor has no definition lists: a bold line and an indented one stand for them.
void PageWriter::definition_list(NodeIndex index) {
    if (on_cloud()) return blocks(index);
    out_ += "<dl>";
    blocks(index);
    out_ += "</dl>";
}

void PageWriter::definition_term(NodeIndex index) {
    if (!on_cloud()) return wrapped(index, "dt");
    out_ += "<p><strong>";
    inlines(index);
    out_ += "</strong></p>";
}

void PageWriter::definition(NodeIndex index) {
    if (!on_cloud()) {
        out_ += "<dd>";
        blocks(index);
        out_ += "</dd>";
        return;
    }
    for (const NodeIndex child : Children(tree_, index)) {
        if (node(child).kind != Kind::paragraph) {
            block(child);
        } else {
            wrapped(child, "p", " style=\"margin-left: 30.0px;\"");
        }
    }
}

}  // namespace confsync::render
