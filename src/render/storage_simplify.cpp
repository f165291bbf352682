#include "render/storage_simplify.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "render/storage_elements.hpp"

namespace confsync::render {

namespace {

using pugi::xml_attribute;
using pugi::xml_node;

bool is_volatile(std::string_view attribute) {
    constexpr std::array<std::string_view, 7> names{
        "ac:macro-id",        "ac:local-id",       "local-id", "ri:local-id",
        "ri:version-at-save", "ac:schema-version", "ac:src"};
    return std::find(names.begin(), names.end(), attribute) != names.end() ||
           attribute.substr(0, 5) == "xmlns";
}

/// Attributes that say what is so without them.
bool says_nothing(std::string_view element, std::string_view attribute, std::string_view value) {
    if (attribute == "start") return element == "ol" && value == "1";
    if (attribute == "colspan" || attribute == "rowspan") return value == "1";
    if (attribute == "ac:breakout-mode") return value == "default";
    if (attribute == "ac:alt") return value.empty();
    if (attribute == "class")
        return element == "br" || value == "auto-cursor-target" || value == "content-wrapper";
    return (attribute == "class" || attribute == "style") && value.empty();
}

void simplify_attributes(xml_node node) {
    const std::string_view element = node.name();
    for (xml_attribute attribute = node.first_attribute(); attribute;) {
        const xml_attribute next = attribute.next_attribute();
        if (is_volatile(attribute.name()) ||
            says_nothing(element, attribute.name(), attribute.value()))
            node.remove_attribute(attribute);
        attribute = next;
    }
}

bool is_struck(xml_node span) {
    const std::string_view style = span.attribute("style").value();
    return style.find("line-through") != std::string_view::npos;
}

/// The colour that text has anyway; editors and pasted text leave it behind.
bool is_default_colour(std::string_view style) {
    std::string compact;
    for (const char c : style)
        if (c != ' ' && c != ';') compact += c;
    return compact == "color:rgb(0,0,0)" || compact == "color:rgb(23,43,77)" ||
           compact == "letter-spacing:0.0px";
}

void unify_name(xml_node node) {
    const std::string_view name = node.name();
    if (name == "b") {
        node.set_name("strong");
    } else if (name == "i") {
        node.set_name("em");
    } else if (name == "ins") {
        node.set_name("u");
    } else if (name == "tt") {
        node.set_name("code");
    } else if (name == "s" || name == "strike") {
        node.set_name("del");
    } else if (name == "span" && is_struck(node)) {
        node.set_name("del");
        node.remove_attributes();
    }
}

bool is_dropped_element(std::string_view name) {
    return name == "ac:task-uuid" || name == "ac:adf-fallback";
}

bool is_wrapper_only(xml_node node) {
    const std::string_view name = node.name();
    if (name == "ac:inline-comment-marker") return true;
    if (name == "div") return !node.first_attribute();
    if (name != "span") return false;
    const bool one = node.first_attribute() && !node.first_attribute().next_attribute();
    return !node.first_attribute() || (one && is_default_colour(node.attribute("style").value()));
}

xml_node unwrap(xml_node node) {
    xml_node parent = node.parent();
    xml_node first;
    while (xml_node child = node.first_child()) {
        xml_node moved = parent.insert_move_before(child, node);
        if (!first) first = moved;
    }
    const xml_node next = first ? first : node.next_sibling();
    parent.remove_child(node);
    return next;
}

bool is_text(xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_break_or_blank(xml_node node) {
    return is_text(node) ? is_blank(node.value()) : std::string_view(node.name()) == "br";
}

bool is_empty_paragraph(xml_node node) {
    if (std::string_view(node.name()) != "p") return false;
    const auto children = node.children();
    return std::all_of(children.begin(), children.end(), is_break_or_blank);
}

void drop_trailing_breaks(xml_node block) {
    for (xml_node last = block.last_child(); last && is_break_or_blank(last);
         last = block.last_child())
        block.remove_child(last);
}

bool may_stand_beside_text(std::string_view name) {
    return name == "ul" || name == "ol" || name == "ac:task-list";
}

bool holds_one_paragraph(std::string_view name) {
    return name == "li" || name == "td" || name == "th" || name == "ac:task-body" ||
           name == "ac:caption";
}

/// `<li><p>a</p></li>` is `<li>a</li>`; so is one with a nested list behind it.
void unwrap_single_paragraph(xml_node node) {
    xml_node paragraph;
    for (xml_node child : node.children()) {
        const std::string_view name = child.name();
        if (is_text(child) ? is_blank(child.value()) : may_stand_beside_text(name)) continue;
        if (name != "p" || paragraph || child.first_attribute()) return;
        paragraph = child;
    }
    if (paragraph) unwrap(paragraph);
}

/// A picture in its own size, or in that of a page where it is wider, looks as one without a size.
void drop_natural_size(xml_node image) {
    constexpr int page_width = 760;
    const int natural = image.attribute("ac:original-width").as_int();
    const int width = image.attribute("ac:width").as_int();
    const bool sized = width != 0 && width != std::min(natural, page_width);
    if (natural <= 0 || sized || image.attribute("ac:height")) return;
    for (const char* name :
         {"ac:original-width", "ac:original-height", "ac:width", "ac:custom-width"})
        image.remove_attribute(name);
}

void simplify_element(xml_node node) {
    unify_name(node);
    simplify_attributes(node);
    simplify(node);
    const std::string_view name = node.name();
    if (name == "ac:image") drop_natural_size(node);
    if (name == "p" || name == "td" || name == "th") drop_trailing_breaks(node);
    if (holds_one_paragraph(name)) unwrap_single_paragraph(node);
}

}  // namespace

void simplify(xml_node parent) {
    for (xml_node child = parent.first_child(); child;) {
        const xml_node next = child.next_sibling();
        if (is_text(child)) {
            child = next;
            continue;
        }
        if (!is_dropped_element(child.name())) simplify_element(child);
        if (is_dropped_element(child.name()) || is_empty_paragraph(child)) {
            parent.remove_child(child);
        } else if (is_wrapper_only(child)) {
            unwrap(child);
        }
        child = next;
    }
}

}  // namespace confsync::render
