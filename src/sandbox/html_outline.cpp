#include "sandbox/html_outline.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace confsync::sandbox {

namespace {

bool is_macro(const XmlNode& node, std::string_view name) {
    return node.is("ac:structured-macro") && node.attribute_or_empty("ac:name") == name;
}

void collect_anchors(const XmlNode& node, std::set<std::string>& names) {
    if (is_macro(node, "anchor")) names.insert(macro_parameter(node, ""));
    for (const XmlNode& child : node.children) collect_anchors(child, names);
}

void collect_visible_text(const XmlNode& node, std::string& text) {
    if (node.is("ac:structured-macro") || node.kind == XmlNode::Kind::comment) return;
    if (node.is_text()) text += node.text;
    for (const XmlNode& child : node.children) collect_visible_text(child, text);
}

std::string slug_of(std::string_view text) {
    std::string slug;
    for (const char c : trimmed(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        if (!blank)
            slug += c;
        else if (!slug.ends_with('-'))
            slug += '-';
    }
    return slug.empty() ? "heading" : slug;
}

std::string unused(const std::string& slug, std::set<std::string>& used) {
    std::string id = slug;
    for (int number = 1; !used.insert(id).second; ++number) id = fmt::format("{}.{}", slug, number);
    return id;
}

void collect_headings(const XmlNode& node, std::set<std::string>& used,
                      std::vector<Heading>& found) {
    if (node.is("ac:adf-fallback")) return;
    if (const int level = heading_level(node); level > 0) {
        std::string text;
        collect_visible_text(node, text);
        found.push_back({&node, level, unused(slug_of(text), used), std::string(trimmed(text))});
    }
    for (const XmlNode& child : node.children) collect_headings(child, used, found);
}

}  // namespace

int heading_level(const XmlNode& node) {
    const bool named = node.kind == XmlNode::Kind::element && node.name.size() == 2;
    if (!named || node.name[0] != 'h' || node.name[1] < '1' || node.name[1] > '6') return 0;
    return node.name[1] - '0';
}

std::vector<Heading> outline_of(const XmlNode& root) {
    std::set<std::string> used;
    collect_anchors(root, used);
    std::vector<Heading> found;
    collect_headings(root, used, found);
    return found;
}

}  // namespace confsync::sandbox
