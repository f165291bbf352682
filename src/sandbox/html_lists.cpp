#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "sandbox/html_writer.hpp"

namespace confsync::sandbox {

namespace {

int number_or(const std::string& text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view title_in_parameter(const XmlNode& macro, std::string_view name) {
    for (const XmlNode& child : macro.children) {
        if (!child.is("ac:parameter") || child.attribute_or_empty("ac:name") != name) continue;
        const XmlNode* link = child.child("ac:link");
        const XmlNode* page = link == nullptr ? child.child("ri:page") : link->child("ri:page");
        if (page != nullptr) return page->attribute_or_empty("ri:content-title");
    }
    return {};
}

}  // namespace

void HtmlWriter::toc(const XmlNode& macro) {
    const int lowest = number_or(macro_parameter(macro, "minLevel"), 1);
    const int highest = number_or(macro_parameter(macro, "maxLevel"), 7);
    out_ += "<nav class=\"toc\" aria-label=\"On this page\"><ul>";
    int top = 6;
    for (const Heading& heading : outline_)
        if (heading.level >= lowest) top = std::min(top, heading.level);
    for (const Heading& heading : outline_) {
        if (heading.level < lowest || heading.level > highest || heading.text.empty()) continue;
        out_ += fmt::format("<li class=\"toc-{}\">", heading.level - top);
        open_link('#' + percent_encoded(heading.id));
        text(heading.text);
        out_ += "</a></li>";
    }
    out_ += "</ul></nav>\n";
}

void HtmlWriter::children_macro(const XmlNode& macro) {
    const bool all =
        macro_parameter(macro, "all") == "true" || macro_parameter(macro, "allChildren") == "true";
    const int depth = all ? 20 : number_or(macro_parameter(macro, "depth"), 1);
    const auto links = around_.children(title_in_parameter(macro, "page"), std::max(depth, 1));
    if (links.empty()) {
        out_ += "<p class=\"quiet\">No pages below this one.</p>";
        return;
    }
    child_list(links);
}

void HtmlWriter::child_list(const std::vector<ChildLink>& links) {
    out_ += "<ul class=\"children\">";
    for (const ChildLink& link : links) {
        out_ += "<li>";
        open_link(link.page.url);
        text(link.page.title);
        out_ += "</a>";
        if (!link.children.empty()) child_list(link.children);
        out_ += "</li>";
    }
    out_ += "</ul>\n";
}

}  // namespace confsync::sandbox
