#include "render/storage_equivalence.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "render/code_language.hpp"
#include "render/emoticon.hpp"
#include "render/escape.hpp"
#include "render/storage_blanks.hpp"
#include "render/storage_elements.hpp"
#include "render/storage_entities.hpp"
#include "render/storage_print.hpp"
#include "render/storage_simplify.hpp"
#include "render/storage_tree.hpp"

namespace confsync::render {

namespace {

using pugi::xml_attribute;
using pugi::xml_node;

std::string_view name_of(xml_node node) { return node.name(); }

bool is_macro(xml_node node, std::string_view name) {
    return name_of(node) == "ac:structured-macro" &&
           std::string_view(node.attribute("ac:name").value()) == name;
}

bool is_blank_text(xml_node node) {
    return node.type() != pugi::node_element && is_blank(node.value());
}

xml_node only_child(xml_node parent) {
    xml_node only;
    for (const xml_node child : parent.children()) {
        if (is_blank_text(child)) continue;
        if (only) return {};
        only = child;
    }
    return only;
}

void unwrap(xml_node node) {
    xml_node parent = node.parent();
    while (xml_node child = node.first_child()) parent.insert_move_before(child, node);
    parent.remove_child(node);
}

/// `<p>` around an image or a macro that is a block anyway.
void unwrap_lone_block(xml_node paragraph) {
    if (paragraph.first_attribute()) return;
    const xml_node child = only_child(paragraph);
    const bool block =
        name_of(child) == "ac:image" || (name_of(child) == "ac:structured-macro" &&
                                         !is_macro(child, "status") && !is_macro(child, "anchor"));
    if (block) unwrap(paragraph);
}

void set_language(xml_node macro, Flavor flavor) {
    xml_node parameter = macro.find_child_by_attribute("ac:parameter", "ac:name", "language");
    const std::string stored = parameter ? decode_entities(parameter.child_value()) : "text";
    const std::string language = code_language(stored, flavor);
    if (parameter) macro.remove_child(parameter);
    if (language.empty()) return;
    parameter = macro.prepend_child("ac:parameter");
    parameter.append_attribute("ac:name") = "language";
    std::string escaped;
    append_text(escaped, language);
    parameter.append_child(pugi::node_pcdata).set_value(escaped.c_str());
}

/// `<pre>` is shown as a code block is.
void make_code(xml_node pre, Flavor flavor) {
    if (pre.first_attribute() ||
        pre.find_child([](xml_node child) { return child.type() == pugi::node_element; }))
        return;
    std::string code;
    for (const xml_node child : pre.children()) code += child.value();
    pre.remove_children();
    pre.set_name("ac:structured-macro");
    pre.append_attribute("ac:name") = "code";
    pre.append_child("ac:plain-text-body").append_child(pugi::node_pcdata).set_value(code.c_str());
    set_language(pre, flavor);
}

/// A link without a body shows the target's name.
void add_link_body(xml_node link) {
    if (xml_node plain = link.child("ac:plain-text-link-body")) plain.set_name("ac:link-body");
    if (link.child("ac:link-body")) return;
    const char* name = link.child("ri:page").attribute("ri:content-title").value();
    if (*name == '\0') name = link.child("ri:attachment").attribute("ri:filename").value();
    if (*name == '\0') return;
    link.append_child("ac:link-body").append_child(pugi::node_pcdata).set_value(name);
}

void simplify_image(xml_node image) {
    // What the file measures is no part of how large it is shown.
    image.remove_attribute("ac:original-width");
    image.remove_attribute("ac:original-height");
    // Editors change the caption and leave what our renderer has put beside it.
    if (image.child("ac:caption")) image.remove_attribute("ac:title");
}

void simplify_table(xml_node table, Flavor flavor) {
    const bool measured = flavor == Flavor::cloud &&
                          std::string_view(table.attribute("data-layout").value()) == "align-start";
    if (measured) {
        table.remove_attribute("data-table-width");
        table.remove_child("colgroup");
    }
    // Data Center knows classes only (storage-format.md §5).
    if (flavor == Flavor::datacenter) table.remove_attribute("data-layout");
    table.remove_attribute("class");
    for (xml_node part = table.first_child(); part;) {
        const xml_node next = part.next_sibling();
        const std::string_view name = part.name();
        if (name == "tbody" || name == "thead" || name == "tfoot") unwrap(part);
        part = next;
    }
}

std::string_view panel_macro(std::string_view type) {
    if (type == "success") return "tip";
    if (type == "warning") return "note";
    if (type == "error") return "warning";
    return type == "info" ? type : "";
}

/// Panels of ADF that have a macro become it at the next save in the editor.
void unify_panel(xml_node extension) {
    xml_node node = extension.child("ac:adf-node");
    const std::string macro(panel_macro(trimmed(node.child("ac:adf-attribute").child_value())));
    const bool panel = std::string_view(node.attribute("type").value()) == "panel";
    if (!panel || macro.empty()) return;
    xml_node content = node.child("ac:adf-content");
    content.set_name("ac:rich-text-body");
    extension.append_move(content);
    extension.remove_child(node);
    extension.set_name("ac:structured-macro");
    extension.append_attribute("ac:name") = macro.c_str();
}

void make_character(xml_node emoticon) {
    StorageNode node;
    for (const xml_attribute attribute : emoticon.attributes())
        node.attributes.emplace_back(attribute.name(), decode_entities(attribute.value()));
    std::string text;
    append_text(text, emoticon_text(node));
    emoticon.parent().insert_child_before(pugi::node_pcdata, emoticon).set_value(text.c_str());
    emoticon.parent().remove_child(emoticon);
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// The anchors at the start of a heading come and go with the links to it.
void drop_anchors(xml_node heading) {
    while (is_macro(heading.first_child(), "anchor")) heading.remove_child(heading.first_child());
}

/// What editors and pasted text leave behind shows nothing.
bool is_only_a_class(xml_node span) {
    const xml_attribute first = span.first_attribute();
    return first && !first.next_attribute() && std::string_view(first.name()) == "class";
}

bool is_alert(std::string_view name) {
    return name == "info" || name == "tip" || name == "note" || name == "warning";
}

/// Cloud's editor makes a bold paragraph of an alert's title (storage-format.md §8.1).
void move_title(xml_node alert) {
    xml_node title = alert.find_child_by_attribute("ac:parameter", "ac:name", "title");
    xml_node body = alert.child("ac:rich-text-body");
    if (!title || !body) return;
    title.remove_attributes();
    title.set_name("strong");
    body.prepend_child("p").append_move(title);
}

/// One column of the usual width looks as text without a layout.
void simplify_section(xml_node section) {
    xml_attribute type = section.attribute("ac:type");
    if (std::string_view(type.value()) == "single") type.set_value("fixed-width");
    const xml_node cell = only_child(section);
    const bool plain = std::string_view(type.value()) == "fixed-width" && cell &&
                       !section.first_attribute().next_attribute() && !cell.first_attribute();
    if (!plain) return;
    unwrap(cell);
    unwrap(section);
}

bool is_decision_list(xml_node node) {
    const std::string_view type = node.child("ac:adf-node").attribute("type").value();
    return name_of(node) == "ac:adf-extension" && type == "decision-list";
}

/// Decisions that follow each other are shown as one list.
void join_decisions(xml_node extension) {
    xml_node before = extension.previous_sibling();
    while (before && is_blank_text(before)) before = before.previous_sibling();
    if (!is_decision_list(before)) return;
    xml_node list = before.child("ac:adf-node");
    while (xml_node item = extension.child("ac:adf-node").first_child()) list.append_move(item);
    extension.parent().remove_child(extension);
}

class Equaliser {
  public:
    explicit Equaliser(Flavor flavor) : flavor_(flavor) {}

    void below(xml_node parent) {
        for (xml_node child = parent.first_child(); child;) {
            const xml_node next = child.next_sibling();
            if (child.type() == pugi::node_element) {
                below(child);
                element(child);
            }
            child = next;
        }
    }

  private:
    void element(xml_node node) {
        const std::string_view name = node.name();
        if (name == "ac:structured-macro") return macro(node);
        if (name == "ac:task-id") return drop(node);
        if (name == "ac:emoticon") return make_character(node);
        if (name == "ac:link") return add_link_body(node);
        if (name == "ac:image") return simplify_image(node);
        if (name == "table") return simplify_table(node, flavor_);
        if (name == "ac:adf-extension")
            return is_decision_list(node) ? join_decisions(node) : unify_panel(node);
        if (name == "pre") return make_code(node, flavor_);
        if (name == "p") return unwrap_lone_block(node);
        if (is_heading(name)) return drop_anchors(node);
        if (name == "ac:layout-section") return simplify_section(node);
        // Around the sections of a page or only around those with columns: it looks the same.
        if (name == "ac:layout") return unwrap(node);
        if (name == "ac:adf-attribute" && is_local_id(node)) return drop(node);
        if (name == "span" && is_only_a_class(node)) unwrap(node);
    }

    void macro(xml_node node) const {
        const xml_attribute layout = node.attribute("data-layout");
        if (std::string_view(layout.value()) == "default") node.remove_attribute(layout);
        const std::string_view name = node.attribute("ac:name").value();
        if (name == "code") return set_language(node, flavor_);
        if (flavor_ == Flavor::cloud && is_alert(name)) move_title(node);
    }

    static bool is_local_id(xml_node attribute) {
        return std::string_view(attribute.attribute("key").value()) == "local-id";
    }

    static void drop(xml_node node) { node.parent().remove_child(node); }

    Flavor flavor_;
};

}  // namespace

std::string equivalent_form(std::string_view storage, Flavor flavor) {
    const auto document = parse_storage(storage);
    if (!document) return std::string(storage);
    simplify(*document);
    Equaliser(flavor).below(*document);
    return with_blanks_outside(print_canonical(*document));
}

}  // namespace confsync::render
