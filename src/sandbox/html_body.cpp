#include "sandbox/html_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "sandbox/html_colour.hpp"
#include "sandbox/html_writer.hpp"
#include "sandbox/strict_xml.hpp"

namespace confsync::sandbox {

namespace {

/// Elements written as they are, without attributes.
constexpr std::array<std::string_view, 29> plain_elements = {
    "strong", "em",  "u",  "del", "s",     "code",  "sub",   "sup",        "small", "b",
    "i",      "ins", "tt", "kbd", "mark",  "cite",  "pre",   "ul",         "li",    "dl",
    "dt",     "dd",  "q",  "tr",  "tbody", "thead", "tfoot", "blockquote", "big"};

/// Elements that are left out with all they hold.
constexpr std::array<std::string_view, 14> dropped_elements = {
    "script", "style", "iframe", "object",   "embed",   "form",         "link",
    "meta",   "svg",   "math",   "template", "caption", "ac:parameter", "ac:adf-fallback"};

template <std::size_t size>
bool one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

std::string_view alignment(const XmlNode& node) {
    const std::string_view value = style_value(node.attribute_or_empty("style"), "text-align");
    if (value == "center") return "align-center";
    return value == "right" || value == "end" ? "align-right" : "";
}

int indentation(const XmlNode& node) {
    const std::string_view value = style_value(node.attribute_or_empty("style"), "margin-left");
    int pixels = 0;
    std::from_chars(value.data(), value.data() + value.size(), pixels);
    return std::clamp(pixels / 30, 0, 6);
}

}  // namespace

HtmlWriter::HtmlWriter(const XmlNode& root, const Surroundings& surroundings)
    : root_(root), around_(surroundings), outline_(outline_of(root)) {
    for (const Heading& heading : outline_) heading_ids_[heading.node] = heading.id;
}

std::string HtmlWriter::write() {
    children(root_);
    return std::move(out_);
}

std::vector<std::string> HtmlWriter::write_each() {
    std::vector<std::string> parts;
    for (const XmlNode& child : root_.children) {
        node(child);
        parts.push_back(std::exchange(out_, {}));
    }
    return parts;
}

void HtmlWriter::text(std::string_view text) { out_ += escape_xml(text); }

void HtmlWriter::attribute(std::string_view name, std::string_view value) {
    out_ += fmt::format(" {}=\"{}\"", name, escape_xml(value));
}

void HtmlWriter::children(const XmlNode& node) {
    for (const XmlNode& child : node.children) this->node(child);
}

void HtmlWriter::node(const XmlNode& node) {
    if (node.is_text()) return text(node.text);
    if (node.kind == XmlNode::Kind::element) element(node);
}

void HtmlWriter::element(const XmlNode& node) {
    const std::string_view name = node.name;
    if (one_of(name, dropped_elements)) return;
    if (one_of(name, plain_elements)) return plain(name, node);
    if (heading_level(node) > 0) return heading(node);
    if (name == "p") return paragraph(node);
    if (name == "br" || name == "hr") return void(out_ += fmt::format("<{}>", name));
    if (name == "ol") return ordered_list(node);
    if (name == "span") return span(node);
    if (name == "a") return anchor_element(node);
    if (name == "table") return table(node);
    if (name == "td" || name == "th") return cell(node);
    if (name == "col") return column(node);
    if (name == "colgroup") return plain(name, node);
    if (name == "time") return date(node);
    if (name == "ac:link") return link(node);
    if (name == "ac:image") return image(node);
    if (name == "ac:structured-macro" || name == "ac:macro") return macro(node);
    if (name == "ac:task-list") return task_list(node);
    if (name == "ac:emoticon") return emoticon(node);
    if (name == "ac:adf-extension") return adf_extension(node);
    if (name == "ac:layout-section") return layout_section(node);
    if (name == "ac:layout-cell") return wrapped("div", "layout-cell", node);
    if (name == "ac:placeholder") return wrapped("span", "placeholder", node);
    if (name == "ac:inline-comment-marker") return wrapped("mark", "commented", node);
    children(node);
}

void HtmlWriter::wrapped(std::string_view tag, std::string_view css, const XmlNode& content) {
    out_ += fmt::format("<{} class=\"{}\">", tag, css);
    children(content);
    out_ += fmt::format("</{}>", tag);
}

void HtmlWriter::plain(std::string_view tag, const XmlNode& node) {
    out_ += fmt::format("<{}>", tag);
    children(node);
    out_ += fmt::format("</{}>", tag);
}

void HtmlWriter::heading(const XmlNode& node) {
    out_ += '<' + node.name;
    attribute("id", heading_ids_.at(&node));
    if (const auto align = alignment(node); !align.empty()) attribute("class", align);
    out_ += '>';
    ++paragraph_depth_;
    children(node);
    --paragraph_depth_;
    out_ += "</" + node.name + ">\n";
}

void HtmlWriter::paragraph(const XmlNode& node) {
    std::string css(alignment(node));
    if (const int steps = indentation(node); steps > 0) css += fmt::format(" indent-{}", steps);
    out_ += "<p";
    if (!css.empty()) attribute("class", trimmed(css));
    out_ += '>';
    ++paragraph_depth_;
    children(node);
    --paragraph_depth_;
    out_ += "</p>\n";
}

void HtmlWriter::ordered_list(const XmlNode& node) {
    const std::string_view start = node.attribute_or_empty("start");
    int number = 1;
    std::from_chars(start.data(), start.data() + start.size(), number);
    out_ += number == 1 ? "<ol>" : fmt::format("<ol start=\"{}\">", number);
    children(node);
    out_ += "</ol>";
}

void HtmlWriter::span(const XmlNode& node) {
    const std::string_view style = node.attribute_or_empty("style");
    if (style_value(style, "text-decoration") == "line-through") return plain("del", node);
    if (const auto hue = hue_of(style_value(style, "background-color")); !hue.empty())
        return wrapped("span", fmt::format("tint tint-{}", hue), node);
    if (const auto hue = hue_of(style_value(style, "color")); !hue.empty())
        return wrapped("span", fmt::format("ink-{}", hue), node);
    children(node);
}

std::string html_body(std::string_view body, const Surroundings& surroundings) {
    const XmlNode root = parse_storage(body);
    return HtmlWriter(root, surroundings).write();
}

std::vector<std::string> html_parts(const std::vector<std::string_view>& parts,
                                    const Surroundings& surroundings) {
    XmlNode root;
    for (const std::string_view part : parts) root.children.push_back(parse_storage(part));
    return HtmlWriter(root, surroundings).write_each();
}

}  // namespace confsync::sandbox
