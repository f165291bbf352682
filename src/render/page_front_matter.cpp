#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

/// What the page's front matter asks for above the text.
void PageWriter::front_of_page() {
    const PageKeys& keys = tree_.front_matter.confluence;
    properties_table();
    if (!keys.toc) return;
    start_line();
    open_macro(out_, "toc");
    if (keys.toc->min_level > 0)
        append_parameter(out_, "minLevel", std::to_string(keys.toc->min_level));
    if (keys.toc->max_level > 0)
        append_parameter(out_, "maxLevel", std::to_string(keys.toc->max_level));
    close_macro(out_);
}

/// Keys of the front matter as a table that Page Properties Report finds.
void PageWriter::properties_table() {
    const auto& properties = tree_.front_matter.confluence.page_properties;
    if (properties.empty()) return;
    open_macro(out_, "details");
    open_rich_body(out_);
    out_ +=
        on_cloud() ? "<table data-layout=\"default\"><tbody>" : "<table class=\"wrapped\"><tbody>";
    for (const auto& [key, value] : properties) {
        out_ += "<tr><th><p>";
        append_text(out_, key);
        out_ += "</p></th><td><p>";
        append_text(out_, value);
        out_ += "</p></td></tr>";
    }
    out_ += "</tbody></table>";
    close_rich_body(out_);
    close_macro(out_);
}

void PageWriter::end_of_page() {
    if (!tree_.front_matter.confluence.children.value_or(false)) return;
    start_line();
    open_macro(out_, "children", 2);
    append_parameter(out_, "all", "true");
    close_macro(out_);
}

}  // namespace confsync::render
