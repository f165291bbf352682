#include "render/html_tags.hpp"

#include <algorithm>
#include <array>

namespace confsync::render {

namespace {

/// Ascending by name.
constexpr std::array rules{
    TagRule{"a", TagRole::link, ""},
    TagRule{"abbr", TagRole::transparent, ""},
    TagRule{"acronym", TagRole::transparent, ""},
    TagRule{"address", TagRole::flow, ""},
    TagRule{"article", TagRole::flow, ""},
    TagRule{"aside", TagRole::flow, ""},
    TagRule{"audio", TagRole::media, ""},
    TagRule{"b", TagRole::mark, "strong"},
    TagRule{"bdi", TagRole::transparent, ""},
    TagRule{"bdo", TagRole::transparent, ""},
    TagRule{"big", TagRole::mark, "big"},
    TagRule{"blockquote", TagRole::quote, ""},
    TagRule{"body", TagRole::left_out, ""},
    TagRule{"br", TagRole::line_break, ""},
    TagRule{"button", TagRole::left_out, ""},
    TagRule{"caption", TagRole::caption, ""},
    TagRule{"center", TagRole::flow, ""},
    TagRule{"cite", TagRole::mark, "em"},
    TagRule{"code", TagRole::mark, "code"},
    TagRule{"col", TagRole::column, ""},
    TagRule{"colgroup", TagRole::columns, ""},
    TagRule{"dd", TagRole::definition, ""},
    TagRule{"del", TagRole::mark, "del"},
    TagRule{"details", TagRole::details, ""},
    TagRule{"dfn", TagRole::mark, "em"},
    TagRule{"div", TagRole::flow, ""},
    TagRule{"dl", TagRole::definition_list, ""},
    TagRule{"dt", TagRole::term, ""},
    TagRule{"em", TagRole::mark, "em"},
    TagRule{"embed", TagRole::nothing, ""},
    TagRule{"fieldset", TagRole::left_out, ""},
    TagRule{"figcaption", TagRole::flow, ""},
    TagRule{"figure", TagRole::flow, ""},
    TagRule{"font", TagRole::font, ""},
    TagRule{"footer", TagRole::flow, ""},
    TagRule{"form", TagRole::left_out, ""},
    TagRule{"frameset", TagRole::left_out, ""},
    TagRule{"h1", TagRole::heading, ""},
    TagRule{"h2", TagRole::heading, ""},
    TagRule{"h3", TagRole::heading, ""},
    TagRule{"h4", TagRole::heading, ""},
    TagRule{"h5", TagRole::heading, ""},
    TagRule{"h6", TagRole::heading, ""},
    TagRule{"head", TagRole::left_out, ""},
    TagRule{"header", TagRole::flow, ""},
    TagRule{"hgroup", TagRole::flow, ""},
    TagRule{"hr", TagRole::rule, ""},
    TagRule{"html", TagRole::left_out, ""},
    TagRule{"i", TagRole::mark, "em"},
    TagRule{"iframe", TagRole::frame, ""},
    TagRule{"img", TagRole::image, ""},
    TagRule{"input", TagRole::input, ""},
    TagRule{"ins", TagRole::mark, "u"},
    TagRule{"kbd", TagRole::mark, "code"},
    TagRule{"label", TagRole::transparent, ""},
    TagRule{"legend", TagRole::left_out, ""},
    TagRule{"li", TagRole::item, ""},
    TagRule{"link", TagRole::nothing, ""},
    TagRule{"main", TagRole::flow, ""},
    TagRule{"mark", TagRole::highlight, ""},
    TagRule{"math", TagRole::left_out, ""},
    TagRule{"menu", TagRole::list, ""},
    TagRule{"meta", TagRole::nothing, ""},
    TagRule{"nav", TagRole::flow, ""},
    TagRule{"noembed", TagRole::left_out, ""},
    TagRule{"noframes", TagRole::left_out, ""},
    TagRule{"noscript", TagRole::left_out, ""},
    TagRule{"object", TagRole::left_out, ""},
    TagRule{"ol", TagRole::list, ""},
    TagRule{"optgroup", TagRole::left_out, ""},
    TagRule{"option", TagRole::left_out, ""},
    TagRule{"p", TagRole::flow, ""},
    TagRule{"picture", TagRole::picture, ""},
    TagRule{"plaintext", TagRole::left_out, ""},
    TagRule{"pre", TagRole::preformatted, ""},
    TagRule{"q", TagRole::quotation, ""},
    TagRule{"rp", TagRole::transparent, ""},
    TagRule{"rt", TagRole::transparent, ""},
    TagRule{"ruby", TagRole::transparent, ""},
    TagRule{"s", TagRole::mark, "del"},
    TagRule{"samp", TagRole::mark, "code"},
    TagRule{"script", TagRole::removed, ""},
    TagRule{"section", TagRole::flow, ""},
    TagRule{"select", TagRole::left_out, ""},
    TagRule{"small", TagRole::mark, "small"},
    TagRule{"source", TagRole::source, ""},
    TagRule{"span", TagRole::span, ""},
    TagRule{"status", TagRole::status, ""},
    TagRule{"strike", TagRole::mark, "del"},
    TagRule{"strong", TagRole::mark, "strong"},
    TagRule{"style", TagRole::removed, ""},
    TagRule{"sub", TagRole::mark, "sub"},
    TagRule{"summary", TagRole::summary, ""},
    TagRule{"sup", TagRole::mark, "sup"},
    TagRule{"svg", TagRole::removed, ""},
    TagRule{"table", TagRole::table, ""},
    TagRule{"tbody", TagRole::rows, ""},
    TagRule{"td", TagRole::cell, ""},
    TagRule{"template", TagRole::removed, ""},
    TagRule{"textarea", TagRole::left_out, ""},
    TagRule{"tfoot", TagRole::rows, ""},
    TagRule{"th", TagRole::cell, ""},
    TagRule{"thead", TagRole::rows, ""},
    TagRule{"time", TagRole::date, ""},
    TagRule{"title", TagRole::left_out, ""},
    TagRule{"tr", TagRole::row, ""},
    TagRule{"track", TagRole::source, ""},
    TagRule{"tt", TagRole::mark, "code"},
    TagRule{"u", TagRole::mark, "u"},
    TagRule{"ul", TagRole::list, ""},
    TagRule{"var", TagRole::mark, "em"},
    TagRule{"video", TagRole::media, ""},
    TagRule{"wbr", TagRole::nothing, ""},
    TagRule{"xmp", TagRole::left_out, ""},
};

static_assert(std::is_sorted(rules.begin(), rules.end(),
                             [](const TagRule& a, const TagRule& b) { return a.name < b.name; }));

}  // namespace

const TagRule* rule_of(std::string_view name) {
    const auto* const found =
        std::lower_bound(rules.begin(), rules.end(), name,
                         [](const TagRule& rule, std::string_view n) { return rule.name < n; });
    return found != rules.end() && found->name == name ? found : nullptr;
}

bool is_void(TagRole role) {
    switch (role) {
        case TagRole::image:
        case TagRole::source:
        case TagRole::line_break:
        case TagRole::nothing:
        case TagRole::input:
        case TagRole::column:
        case TagRole::rule: return true;
        default: return false;
    }
}

bool ends_by_itself(const TagRule& rule) {
    switch (rule.role) {
        case TagRole::item:
        case TagRole::term:
        case TagRole::definition:
        case TagRole::columns:
        case TagRole::rows:
        case TagRole::row:
        case TagRole::cell: return true;
        default: return rule.name == "p";
    }
}

bool is_block(TagRole role) {
    switch (role) {
        case TagRole::flow:
        case TagRole::heading:
        case TagRole::list:
        case TagRole::item:
        case TagRole::definition_list:
        case TagRole::term:
        case TagRole::definition:
        case TagRole::table:
        case TagRole::caption:
        case TagRole::columns:
        case TagRole::column:
        case TagRole::rows:
        case TagRole::row:
        case TagRole::cell:
        case TagRole::preformatted:
        case TagRole::quote:
        case TagRole::rule:
        case TagRole::details:
        case TagRole::summary: return true;
        default: return false;
    }
}

}  // namespace confsync::render
