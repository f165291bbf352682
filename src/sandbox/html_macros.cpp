#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

/// Macros that are drawn as a coloured box; which macro has which colour: storage-format.md §8.1.
struct PanelMacro {
    std::string_view name;
    std::string_view look;
};

constexpr PanelMacro panel_macros[] = {
    {"info", "info"}, {"tip", "success"}, {"note", "caution"}, {"warning", "error"}};

/// Macros of which only the body shows.
constexpr std::array<std::string_view, 5> transparent_macros = {"excerpt", "details", "toc-zone",
                                                                "align", "div"};

/// Text of a code body as the server shows it: without exactly one final line break.
std::string_view without_final_break(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    return text;
}

/// The text of a parameter, or what it refers to: a page, a file, an address, a person, a space.
std::string parameter_value(const XmlNode& parameter) {
    constexpr std::array<std::string_view, 6> names = {"ri:content-title", "ri:filename",
                                                       "ri:value",         "ri:account-id",
                                                       "ri:userkey",       "ri:space-key"};
    for (const XmlNode& child : parameter.children) {
        for (const std::string_view name : names)
            if (const auto value = child.attribute(name)) return std::string(*value);
        if (child.is("ac:link")) return parameter_value(child);
    }
    return text_of(parameter);
}

std::string code_text(const XmlNode& macro) {
    const XmlNode* body = macro.child("ac:plain-text-body");
    return body == nullptr ? std::string() : text_of(*body);
}

}  // namespace

void HtmlWriter::macro(const XmlNode& node) {
    const std::string_view name = node.attribute_or_empty("ac:name");
    const auto panel_macro = std::ranges::find(panel_macros, name, &PanelMacro::name);
    if (panel_macro != std::end(panel_macros))
        return panel(panel_macro->look, macro_parameter(node, "title"),
                     node.child("ac:rich-text-body"));
    if (name == "code" || name == "noformat") return code(node);
    if (name == "panel") return custom_panel(node);
    if (name == "expand") return expand(node);
    if (name == "status") return status(node);
    if (name == "anchor") return anchor(node);
    if (name == "toc") return toc(node);
    if (name == "children") return children_macro(node);
    if (name == "view-file" || name == "multimedia") return file_link(node);
    if (name == "section") return section("layout columns-flow", node);
    if (name == "column") return section("layout-cell", node);
    const bool hidden = macro_parameter(node, "hidden") == "true";
    if (std::ranges::find(transparent_macros, name) != transparent_macros.end())
        return hidden ? void() : rich_body(node);
    unknown_macro(node);
}

void HtmlWriter::rich_body(const XmlNode& macro) {
    const XmlNode* body = macro.child("ac:rich-text-body");
    if (body == nullptr) return;
    const int outside = std::exchange(paragraph_depth_, 0);
    children(*body);
    paragraph_depth_ = outside;
}

void HtmlWriter::section(std::string_view css, const XmlNode& macro) {
    out_ += fmt::format("<div class=\"{}\">", css);
    rich_body(macro);
    out_ += "</div>";
}

void HtmlWriter::code(const XmlNode& macro) {
    const std::string language = macro_parameter(macro, "language");
    const std::string title = macro_parameter(macro, "title");
    const std::string body = code_text(macro);
    out_ += "<figure class=\"code\">";
    if (!language.empty() || !title.empty()) {
        out_ += "<figcaption><span>";
        text(title);
        out_ += "</span><span class=\"language\">";
        text(language);
        out_ += "</span></figcaption>";
    }
    out_ += "<pre tabindex=\"0\"><code>";
    for (const std::string_view line : split(without_final_break(body), '\n')) {
        out_ += "<span class=\"line\">";
        text(line);
        out_ += "\n</span>";
    }
    out_ += "</code></pre></figure>\n";
}

void HtmlWriter::expand(const XmlNode& macro) {
    const std::string title = macro_parameter(macro, "title");
    out_ += "<details class=\"expand\"><summary>";
    text(title.empty() ? std::string_view("Click here to expand…") : title);
    out_ += "</summary><div class=\"expand-body\">";
    rich_body(macro);
    out_ += "</div></details>\n";
}

void HtmlWriter::file_link(const XmlNode& macro) {
    for (const XmlNode& child : macro.children) {
        const XmlNode* file = child.child("ri:attachment");
        if (child.is("ac:parameter") && file != nullptr) return attachment_link(macro, *file);
    }
    unknown_macro(macro);
}

void HtmlWriter::unknown_macro(const XmlNode& macro) {
    const std::string_view tag = paragraph_depth_ > 0 ? "span" : "div";
    out_ += fmt::format("<{} class=\"macro\"><span class=\"macro-name\">", tag);
    text(macro.attribute_or_empty("ac:name"));
    out_ += "</span>";
    for (const XmlNode& child : macro.children) {
        if (!child.is("ac:parameter")) continue;
        out_ += "<span class=\"macro-parameter\">";
        const std::string_view name = child.attribute_or_empty("ac:name");
        const std::string value = parameter_value(child);
        text(name.empty() ? value : fmt::format("{} = {}", name, value));
        out_ += "</span>";
    }
    if (macro.child("ac:plain-text-body") != nullptr && paragraph_depth_ == 0) {
        out_ += "<pre>";
        text(code_text(macro));
        out_ += "</pre>";
    }
    rich_body(macro);
    out_ += fmt::format("</{}>", tag);
}

}  // namespace confsync::sandbox
