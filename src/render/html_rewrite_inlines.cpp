#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/html_rewriter.hpp"
#include "render/html_values.hpp"
#include "render/well_formed.hpp"

namespace confsync::render {

namespace {

/// Width of the text on a page, of which a share is taken (markdown-mapping.md a.2).
constexpr int page_width = 760;

constexpr std::array<std::string_view, 6> status_colours{"Grey",  "Red",  "Yellow",
                                                         "Green", "Blue", "Purple"};

Kind kind_of_mark(std::string_view storage) {
    if (storage == "strong") return Kind::strong;
    if (storage == "em") return Kind::emphasis;
    if (storage == "del") return Kind::strikethrough;
    return Kind::element;
}

bool is_date(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() < shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == 'd' ? !digit : text[i] != shape[i]) return false;
    }
    const std::string_view month = text.substr(5, 2);
    const std::string_view day = text.substr(8, 2);
    return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

std::string_view last_part(std::string_view path) {
    path = path.substr(0, path.find_first_of("?#"));
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

/// Blocks have no place in a line: they are set apart by breaks.
void HtmlRewriter::line(const HtmlNodes& nodes) {
    bool after_block = false;
    for (const HtmlNode& node : nodes) {
        const bool is_apart = node.rule != nullptr && is_block(node.rule->role);
        if ((is_apart || after_block) && !at_line_start_ && !is_blank(node))
            leaf(Kind::hard_break, node, {});
        line_node(node);
        if (!is_blank(node)) after_block = is_apart;
    }
}

void HtmlRewriter::line_node(const HtmlNode& node) {
    // A heading that nobody ends goes on into the next block of the file.
    if (node.is_boundary()) return;
    if (node.is_hole()) return copy(node.hole);
    if (node.rule == nullptr && node.name.empty()) return text(node.text, node);
    const Body body = [&] { line(node.children); };
    if (node.role() != TagRole::link) anchor(node);
    switch (node.role()) {
        case TagRole::mark:
        case TagRole::highlight:
        case TagRole::span:
        case TagRole::font:
        case TagRole::quotation:
        case TagRole::link: return mark(node, body);
        case TagRole::image: return image(node);
        case TagRole::picture:
            if (const HtmlNode* shown = first_with_role(node, TagRole::image)) image(*shown);
            return;
        case TagRole::media: return media(node);
        case TagRole::frame: return frame(node);
        case TagRole::line_break: return leaf(Kind::hard_break, node, {});
        case TagRole::status: return status(node);
        case TagRole::date: return date(node);
        case TagRole::input: return input(node);
        case TagRole::source:
        case TagRole::nothing:
        case TagRole::rule: return;
        default: return body();
    }
}

/// The inline elements around whole blocks, then `body`.
void HtmlRewriter::in_marks(std::size_t level, const Body& body) {
    if (level == around_.marks.size()) return body();
    mark(*around_.marks[level], [&] { in_marks(level + 1, body); });
}

void HtmlRewriter::mark(const HtmlNode& node, const Body& body) {
    switch (node.role()) {
        case TagRole::mark:
            return enclosed(kind_of_mark(node.rule->storage), node, node.rule->storage, body);
        case TagRole::highlight: return enclosed(Kind::highlight, node, {}, body);
        case TagRole::span:
        case TagRole::font: return span(node, body);
        case TagRole::quotation:
            leaf(Kind::text, node, "“");
            body();
            return leaf(Kind::text, node, "”");
        case TagRole::link: return link(node, body);
        default: return body();
    }
}

void HtmlRewriter::span(const HtmlNode& node, const Body& body) {
    if (node.has_attribute("data-confluence-storage")) return verbatim(node, body);
    const std::string_view style = node.attribute("style");
    std::string css;
    std::string colour = rgb_colour(style_value(style, "color"));
    if (colour.empty()) colour = rgb_colour(node.attribute("color"));
    if (!colour.empty()) css += fmt::format("color: {};", colour);
    std::string ground = rgb_colour(style_value(style, "background-color"));
    if (ground.empty()) ground = rgb_colour(style_value(style, "background"));
    if (!ground.empty())
        css += fmt::format("{}background-color: {};", css.empty() ? "" : " ", ground);
    if (css.empty()) return body();
    const NodeIndex index = open(Kind::element, node);
    tree_.nodes[index].text = tree_.keep("span");
    tree_.nodes[index].detail = tree_.keep(fmt::format(" style=\"{}\"", css));
    body();
    close(index);
}

void HtmlRewriter::verbatim(const HtmlNode& node, const Body& body) {
    const std::string_view storage = node.attribute("data-confluence-storage");
    const auto fault = xml_fault(storage);
    if (!fault) return leaf(Kind::storage, node, storage);
    remark("storage-malformed", Severity::warning,
           fmt::format("the storage format here is not well-formed: {}", fault->message), node,
           "its text is shown; correct the attribute");
    body();
}

void HtmlRewriter::link(const HtmlNode& node, const Body& body) {
    anchor(node);
    if (!node.has_attribute("href")) return body();
    reference(Reference::Kind::link, node.attribute("href"), node, node.attribute("title"), body);
}

void HtmlRewriter::reference(Reference::Kind kind, std::string_view destination,
                             const HtmlNode& from, std::string_view title, const Body& body) {
    const NodeIndex index = open(kind == Reference::Kind::link ? Kind::link : Kind::image, from);
    tree_.nodes[index].index = static_cast<std::uint32_t>(tree_.references.size());
    tree_.nodes[index].detail = tree_.keep(title);
    tree_.references.push_back(
        {kind, std::string(trimmed(destination)), {tree_.file, from.line, from.column}});
    body();
    close(index);
    at_line_start_ = false;
}

void HtmlRewriter::image(const HtmlNode& node) {
    const std::string_view source = node.attribute("src");
    if (trimmed(source).empty())
        return remark("html-removed", Severity::note, "<img> without src is not shown", node);
    const auto entry = static_cast<std::uint32_t>(tree_.references.size());
    reference(Reference::Kind::image, source, node, node.attribute("title"), [&] {
        if (node.has_attribute("alt")) leaf(Kind::text, node, node.attribute("alt"));
    });
    const std::string_view style = node.attribute("style");
    const auto wished = [&](std::string_view side, int whole) {
        const int styled = pixels(style_value(style, side), whole);
        return styled != 0 ? styled : pixels(node.attribute(side), whole);
    };
    const std::string_view align = node.attribute("align");
    const ImageWish wish{wished("width", page_width), wished("height", 0),
                         align == "left"    ? Align::left
                         : align == "right" ? Align::right
                                            : Align::none};
    if (wish.width != 0 || wish.height != 0 || wish.align != Align::none)
        tree_.image_wishes[entry] = wish;
}

/// A film or a sound is linked to: storage format plays attachments only.
void HtmlRewriter::media(const HtmlNode& node) {
    std::string_view source = node.attribute("src");
    const HtmlNode* inner = first_with_role(node, TagRole::source);
    if (source.empty() && inner != nullptr) source = inner->attribute("src");
    if (trimmed(source).empty()) return line(node.children);
    reference(Reference::Kind::link, source, node, {}, [&] {
        const std::string_view title = node.attribute("title");
        leaf(Kind::text, node, title.empty() ? last_part(source) : title);
    });
}

void HtmlRewriter::frame(const HtmlNode& node) {
    const std::string_view source = node.attribute("src");
    if (trimmed(source).empty())
        return remark("html-removed", Severity::note, "<iframe> without src is not shown", node);
    const auto index = tree_.nodes.size();
    reference(Reference::Kind::link, source, node, {}, [&] {
        const std::string_view title = node.attribute("title");
        leaf(Kind::text, node, title.empty() ? source : title);
    });
    tree_.nodes[index].text = tree_.keep("frame");
}

void HtmlRewriter::input(const HtmlNode& node) {
    const std::string type = lower_case(node.attribute("type"));
    if (type == "checkbox") {
        if (task_boxes_ > 0) {
            --task_boxes_;
        } else {
            leaf(Kind::text, node, node.has_attribute("checked") ? "☑" : "☐");
        }
    } else if (type == "date" && is_date(node.attribute("value"))) {
        leaf(Kind::date, node, node.attribute("value").substr(0, 10));
    } else {
        remark("html-removed", Severity::note, "<input> is not shown", node);
    }
}

void HtmlRewriter::date(const HtmlNode& node) {
    const std::string_view day = node.attribute("datetime");
    if (!is_date(day)) return line(node.children);
    leaf(Kind::date, node, day.substr(0, 10));
}

void HtmlRewriter::status(const HtmlNode& node) {
    const std::string wanted = lower_case(trimmed(node.attribute("color")));
    std::string_view colour;
    for (const std::string_view known : status_colours)
        if (lower_case(known) == wanted) colour = known;
    if (wanted == "gray") colour = status_colours.front();
    if (colour.empty() && !wanted.empty())
        remark("status-colour", Severity::warning,
               fmt::format("no status is coloured \"{}\"", wanted), node,
               "grey, red, yellow, green, blue or purple");
    const std::string words = shown_text(node);
    leaf(Kind::status, node, trimmed(words), colour);
    tree_.nodes.back().checked = node.has_attribute("subtle");
}

/// The name that an element gives to its place; empty: none.
std::string HtmlRewriter::anchor_of(const HtmlNode& node) {
    const bool named = node.role() == TagRole::link && !node.has_attribute("id");
    const std::string_view name = trimmed(node.attribute(named ? "name" : "id"));
    if (name.empty()) return {};
    if (!is_anchor_name(name)) {
        remark("anchor-name", Severity::warning, fmt::format("\"{}\" can't name an anchor", name),
               node, "use letters, digits, - _ and .");
        return {};
    }
    return std::string(name);
}

void HtmlRewriter::anchor(const HtmlNode& node) {
    if (const std::string name = anchor_of(node); !name.empty()) anchor_named(name);
}

void HtmlRewriter::anchor_named(const std::string& name) {
    HtmlNode nowhere;
    const bool line_start = at_line_start_;
    leaf(Kind::anchor, nowhere, name);
    at_line_start_ = line_start;
    tree_.anchors.push_back(name);
}

/// White space collapses, as between words of HTML.
void HtmlRewriter::text(std::string_view from, const HtmlNode& at) {
    std::string words;
    for (const char c : from) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (blank && (words.empty() ? at_line_start_ : words.back() == ' ')) continue;
        words += blank ? ' ' : c;
    }
    if (!words.empty()) leaf(Kind::text, at, words);
}

}  // namespace confsync::render
