#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "sandbox/html_colour.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

int whole_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

int span_of(const XmlNode& cell, std::string_view attribute) {
    return std::clamp(whole_number(cell.attribute_or_empty(attribute)), 1, 1000);
}

/// Cloud shows alignment by style only; an align attribute has no effect (storage-format.md §5).
std::string cell_classes(const XmlNode& cell) {
    std::string css;
    const auto add = [&](const std::string& name) { css += (css.empty() ? "" : " ") + name; };
    const std::string_view align = style_value(cell.attribute_or_empty("style"), "text-align");
    if (align == "center") add("align-center");
    if (align == "right" || align == "end") add("align-right");
    if (cell.attribute_or_empty("valign") == "middle") add("valign-middle");
    if (cell.attribute_or_empty("class").find("numberingColumn") != std::string_view::npos)
        add("numbering");
    const auto hue = hue_of(cell.attribute_or_empty("data-highlight-colour"));
    if (!hue.empty()) add(fmt::format("tint-{}", hue));
    return css;
}

}  // namespace

void HtmlWriter::table(const XmlNode& node) {
    const std::string_view layout = node.attribute_or_empty("data-layout");
    const bool wide = layout == "wide" || layout == "full-width";
    out_ += wide ? "<div class=\"table wide\">" : "<div class=\"table\">";
    plain("table", node);
    out_ += "</div>\n";
}

void HtmlWriter::cell(const XmlNode& node) {
    out_ += '<' + node.name;
    for (const std::string_view name : {"colspan", "rowspan"})
        if (const int span = span_of(node, name); span > 1) attribute(name, std::to_string(span));
    if (const std::string css = cell_classes(node); !css.empty()) attribute("class", css);
    out_ += '>';
    const int outside = std::exchange(paragraph_depth_, 0);
    children(node);
    paragraph_depth_ = outside;
    out_ += "</" + node.name + '>';
}

void HtmlWriter::column(const XmlNode& node) {
    const std::string_view width = style_value(node.attribute_or_empty("style"), "width");
    out_ += "<col";
    if (const int pixels = whole_number(width); pixels > 0 && !width.ends_with('%'))
        attribute("width", std::to_string(std::min(pixels, 1800)));
    out_ += '>';
}

}  // namespace confsync::sandbox
