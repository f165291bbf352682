#include "sandbox/xml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view no_break_space = "\u00a0";

std::string escape_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '\r': escaped += "&#13;"; break;
            default: escaped += c;
        }
    }
    return replace_all(std::move(escaped), no_break_space, "&nbsp;");
}

std::string escape_attribute(std::string_view value) {
    std::string escaped = replace_all(escape_text(value), "\"", "&quot;");
    return replace_all(replace_all(std::move(escaped), "\n", "&#10;"), "\t", "&#9;");
}

void write(const XmlNode& node, std::string& out);

void write_children(const XmlNode& node, std::string& out) {
    for (const XmlNode& child : node.children) write(child, out);
}

void write_element(const XmlNode& node, std::string& out) {
    out += '<' + node.name;
    for (const XmlAttribute& attribute : node.attributes)
        out += fmt::format(" {}=\"{}\"", attribute.name, escape_attribute(attribute.value));
    if (node.children.empty()) {
        out += " />";
        return;
    }
    out += '>';
    write_children(node, out);
    out += "</" + node.name + '>';
}

void write(const XmlNode& node, std::string& out) {
    switch (node.kind) {
        case XmlNode::Kind::text: out += escape_text(node.text); return;
        case XmlNode::Kind::comment: out += "<!--" + node.text + "-->"; return;
        case XmlNode::Kind::cdata:
            out += "<![CDATA[" + replace_all(node.text, "]]>", "]]]]><![CDATA[>") + "]]>";
            return;
        case XmlNode::Kind::element: break;
    }
    if (!node.source.empty())
        out += node.source;
    else if (node.name.empty())
        write_children(node, out);
    else
        write_element(node, out);
}

void collect_text(const XmlNode& node, std::string& out) {
    if (node.is_text()) out += node.text;
    for (const XmlNode& child : node.children) collect_text(child, out);
}

}  // namespace

std::optional<std::string_view> XmlNode::attribute(std::string_view key) const {
    const auto found = std::ranges::find(attributes, key, &XmlAttribute::name);
    if (found == attributes.end()) return std::nullopt;
    return found->value;
}

std::string_view XmlNode::attribute_or_empty(std::string_view key) const {
    return attribute(key).value_or(std::string_view{});
}

void XmlNode::set_attribute(std::string_view key, std::string_view value) {
    const auto found = std::ranges::find(attributes, key, &XmlAttribute::name);
    if (found != attributes.end())
        found->value = value;
    else
        attributes.push_back({std::string(key), std::string(value)});
}

const XmlNode* XmlNode::child(std::string_view element) const {
    const auto found =
        std::ranges::find_if(children, [&](const XmlNode& node) { return node.is(element); });
    return found == children.end() ? nullptr : &*found;
}

XmlNode* XmlNode::child(std::string_view element) {
    const auto found =
        std::ranges::find_if(children, [&](const XmlNode& node) { return node.is(element); });
    return found == children.end() ? nullptr : &*found;
}

XmlNode make_element(std::string name, std::vector<XmlNode> children) {
    XmlNode node;
    node.name = std::move(name);
    node.children = std::move(children);
    return node;
}

XmlNode make_text(std::string text) {
    XmlNode node;
    node.kind = XmlNode::Kind::text;
    node.text = std::move(text);
    return node;
}

std::string text_of(const XmlNode& node) {
    std::string text;
    collect_text(node, text);
    return text;
}

std::string macro_parameter(const XmlNode& macro, std::string_view name) {
    for (const XmlNode& child : macro.children)
        if (child.is("ac:parameter") && child.attribute_or_empty("ac:name") == name)
            return std::string(trimmed(text_of(child)));
    return {};
}

std::string write_xml(const XmlNode& node) {
    std::string out;
    write(node, out);
    return out;
}

}  // namespace confsync::sandbox
