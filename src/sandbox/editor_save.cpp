#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "sandbox/normalise.hpp"

namespace confsync::sandbox {

namespace {

template <std::size_t size>
bool one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 10> with_local_id = {"p",  "h1", "h2", "h3", "h4",
                                                            "h5", "h6", "li", "ul", "ol"};
constexpr std::array<std::string_view, 8> with_prefixed_local_id = {
    "ac:structured-macro", "table", "tr", "td", "th", "ac:link", "ac:image", "ac:layout-section"};
constexpr std::array<std::string_view, 4> titled_panels = {"info", "tip", "note", "warning"};
constexpr std::array<std::string_view, 24> inline_elements = {"strong",
                                                              "em",
                                                              "u",
                                                              "del",
                                                              "s",
                                                              "code",
                                                              "sub",
                                                              "sup",
                                                              "span",
                                                              "a",
                                                              "br",
                                                              "time",
                                                              "small",
                                                              "big",
                                                              "b",
                                                              "i",
                                                              "ins",
                                                              "tt",
                                                              "ac:link",
                                                              "ac:emoticon",
                                                              "ac:inline-comment-marker",
                                                              "ac:placeholder",
                                                              "label",
                                                              "cite"};

/// ADF's panels that storage format has a macro for.
struct PanelName {
    std::string_view adf;
    std::string_view macro;
};
constexpr PanelName panel_names[] = {
    {"info", "info"}, {"success", "tip"}, {"warning", "note"}, {"error", "warning"}};

bool is_inline(const XmlNode& node) {
    if (node.kind != XmlNode::Kind::element) return true;
    if (node.is("ac:structured-macro")) {
        const std::string_view name = node.attribute_or_empty("ac:name");
        return name == "status" || name == "anchor";
    }
    return one_of(node.name, inline_elements);
}

bool is_blank(const XmlNode& node) { return node.is_text() && trimmed(node.text).empty(); }

bool is_parameter(const XmlNode& node, std::string_view name) {
    return node.is("ac:parameter") && node.attribute_or_empty("ac:name") == name;
}

/// ADF's list items and cells hold blocks only: runs of inline content become paragraphs.
void wrap_inline_runs(XmlNode& node) {
    std::vector<XmlNode> blocks;
    bool open = false;
    for (XmlNode& child : node.children) {
        if (is_inline(child) && !(is_blank(child) && !open)) {
            if (!open) blocks.push_back(make_element("p"));
            blocks.back().children.push_back(std::move(child));
            open = true;
        } else {
            if (!is_blank(child)) blocks.push_back(std::move(child));
            open = false;
        }
    }
    node.children = std::move(blocks);
}

void drop_parameter(XmlNode& macro, std::string_view name) {
    std::erase_if(macro.children, [&](const XmlNode& child) { return is_parameter(child, name); });
}

/// ADF's panel has no title: it becomes the first paragraph (quirks.md 76).
void move_title_into_body(XmlNode& macro) {
    const std::string title = macro_parameter(macro, "title");
    drop_parameter(macro, "title");
    XmlNode* body = macro.child("ac:rich-text-body");
    if (title.empty() || body == nullptr) return;
    XmlNode bold = make_element("strong", {make_text(title)});
    body->children.insert(body->children.begin(), make_element("p", {std::move(bold)}));
}

std::string panel_type(const XmlNode& panel) {
    for (const XmlNode& child : panel.children)
        if (child.is("ac:adf-attribute") && child.attribute_or_empty("key") == "panel-type")
            return text_of(child);
    return {};
}

XmlNode panel_macro(std::string_view name, const XmlNode& content, IdSource& ids) {
    XmlNode macro = make_element("ac:structured-macro");
    macro.set_attribute("ac:name", name);
    macro.set_attribute("ac:schema-version", "1");
    macro.set_attribute("ac:macro-id", ids.uuid());
    macro.children.push_back(make_element("ac:rich-text-body", content.children));
    return macro;
}

XmlNode fallback_of(const XmlNode& content) {
    XmlNode inner = make_element("div", content.children);
    inner.set_attribute("class", "panelContent");
    XmlNode outer = make_element("div", {std::move(inner)});
    outer.set_attribute("class", "panel");
    return make_element("ac:adf-fallback", {std::move(outer)});
}

/// A panel of ADF is written as its macro where there is one, else with a copy for old renderers.
void rewrite_adf_panel(XmlNode& extension, IdSource& ids) {
    const XmlNode* panel = extension.child("ac:adf-node");
    if (panel == nullptr || panel->attribute_or_empty("type") != "panel") return;
    const XmlNode* content = panel->child("ac:adf-content");
    if (content == nullptr) return;
    for (const PanelName& name : panel_names) {
        if (name.adf != panel_type(*panel)) continue;
        extension = panel_macro(name.macro, *content, ids);
        return;
    }
    if (extension.child("ac:adf-fallback") != nullptr) return;
    extension.children.push_back(fallback_of(*content));
    extension.source.clear();
}

void rewrite_macro(XmlNode& macro) {
    const std::string_view name = macro.attribute_or_empty("ac:name");
    if (one_of(name, titled_panels)) move_title_into_body(macro);
    if (name == "code") drop_parameter(macro, "title");
}

void set_if_absent(XmlNode& node, std::string_view key, std::string_view value) {
    if (!node.attribute(key)) node.set_attribute(key, value);
}

void add_editor_attributes(XmlNode& node, IdSource& ids) {
    if (node.is("table")) {
        set_if_absent(node, "data-table-width", "760");
        set_if_absent(node, "data-layout", "default");
    }
    if (node.is("ol")) set_if_absent(node, "start", "1");
    if (one_of(node.name, with_local_id)) set_if_absent(node, "local-id", ids.local_id());
    if (one_of(node.name, with_prefixed_local_id)) set_if_absent(node, "ac:local-id", ids.uuid());
}

void edit(XmlNode& node, IdSource& ids) {
    if (node.kind != XmlNode::Kind::element) return;
    if (node.is("ac:adf-extension")) rewrite_adf_panel(node, ids);
    if (node.is("ac:adf-extension")) return;
    if (node.is("ac:structured-macro")) rewrite_macro(node);
    if (node.is("li") || node.is("td") || node.is("th")) wrap_inline_runs(node);
    add_editor_attributes(node, ids);
    for (XmlNode& child : node.children) edit(child, ids);
}

}  // namespace

std::string editor_save(std::string_view body, IdSource& ids) {
    XmlNode root = normalised_tree(body, ids);
    edit(root, ids);
    return write_xml(root);
}

}  // namespace confsync::sandbox
