#include "render/convert_inlines.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/convert_proof.hpp"
#include "render/emoticon.hpp"
#include "render/escape_markdown.hpp"
#include "render/storage.hpp"

namespace confsync::render {

namespace {

constexpr std::array<std::string_view, 23> inline_elements{"a",
                                                           "ac:emoticon",
                                                           "ac:inline-comment-marker",
                                                           "ac:link",
                                                           "ac:placeholder",
                                                           "big",
                                                           "br",
                                                           "cite",
                                                           "code",
                                                           "del",
                                                           "em",
                                                           "font",
                                                           "ins",
                                                           "q",
                                                           "small",
                                                           "span",
                                                           "strong",
                                                           "sub",
                                                           "sup",
                                                           "time",
                                                           "u",
                                                           "var",
                                                           "wbr"};

static_assert(std::is_sorted(inline_elements.begin(), inline_elements.end()));

constexpr std::array<std::string_view, 8> inline_macros{"anchor",
                                                        "eazy-math-inline",
                                                        "im",
                                                        "lozenge",
                                                        "mathinline",
                                                        "mathjax-inline-macro",
                                                        "profile-picture",
                                                        "status"};

static_assert(std::is_sorted(inline_macros.begin(), inline_macros.end()));

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Neighbour neighbour_of(char32_t c) {
    using Edge = Neighbour::Edge;
    const char sign = c < 0x80 ? static_cast<char>(c) : '\0';
    const bool blank = c < 0x80 ? is_blank(sign)
                                : c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
                                      c == 0x202F || c == 0x205F || c == 0x3000;
    if (blank) return {Edge::blank, sign};
    const bool letter =
        c < 0x80 ? is_word_code_point(c) && c != '-' && c != '_' : is_word_code_point(c);
    return {letter ? Edge::letter : Edge::punctuation, sign};
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    return next_code_point(text, at);
}

bool may_be_kept(const StorageNode& node) {
    constexpr std::array<std::string_view, 6> names{
        "a", "ac:image", "ac:link", "ac:structured-macro", "ac:emoticon", "time"};
    return std::find(names.begin(), names.end(), node.name) != names.end();
}

bool inline_comes_back(std::string markdown, std::string_view source,
                       const Conversion& conversion) {
    std::replace(markdown.begin(), markdown.end(), soft_blank, ' ');
    const std::string text = "x" + markdown;
    const std::string gap = markdown.starts_with(' ') ? " " : "";
    const std::string storage = "<p>x" + gap + std::string(source) + "</p>";
    return part_comes_back(text, note_definitions(text), storage, conversion.result.targets,
                           conversion.options);
}

/// What an element is written with, whatever stands inside.
char sign_of(const StorageNode& node) {
    if (node.is("strong") || node.is("em")) return '*';
    if (node.is("del")) return '~';
    if (node.is("code")) return '`';
    return node.is("a") || node.is("ac:link") ? '[' : '<';
}

bool is_unsaid(const StorageNode& node) {
    return node.is("ac:inline-comment-marker") || node.is("wbr") ||
           (node.is("span") && (node.attributes.empty() ||
                                (node.attributes.size() == 1 && node.has_attribute("class"))));
}

}  // namespace

Neighbour first_of(const StorageNode& node) {
    if (node.is_text()) {
        std::size_t at = 0;
        return node.text.empty() ? Neighbour() : neighbour_of(next_code_point(node.text, at));
    }
    if (node.is("br")) return {};
    return {Neighbour::Edge::punctuation, sign_of(node)};
}

Neighbour last_of(const StorageNode& node) {
    if (!node.is_text()) return first_of(node);
    return node.text.empty() ? Neighbour() : neighbour_of(last_code_point(node.text));
}

bool is_inline(const StorageNode& node) {
    if (node.is_text()) return true;
    if (node.is("ac:image")) return node.attribute("ac:inline") == "true";
    if (!node.is("ac:structured-macro"))
        return std::binary_search(inline_elements.begin(), inline_elements.end(), node.name);
    return std::binary_search(inline_macros.begin(), inline_macros.end(),
                              node.attribute("ac:name"));
}

std::string verbatim_span(const StorageNode& node) {
    std::string raw = escape_xml(without_comment_markers(node.source));
    for (const auto& [from, to] : {std::pair("\n", "&#10;"), {"\r", "&#13;"}, {"\t", "&#9;"}})
        raw = replace_all(std::move(raw), from, to);
    std::string shown = collapsed(visible_text(node.source));
    if (shown.empty()) shown = node.child("ri:user") ? "@mention" : node.attribute("ac:name");
    TextPlace place;
    place.line_start = place.line_end = false;
    place.in_link = true;
    return "<span data-confluence-storage=\"" + raw + "\">" + escape_markdown(shown, place) +
           "</span>";
}

std::string inline_markdown(const Conversion& conversion, const StorageNodes& nodes,
                            std::size_t first, std::size_t last, LineKind kind) {
    std::string characters;
    for (std::size_t at = first; at < last; ++at) characters += nodes[at].characters();
    InlineWriter writer(conversion, kind, live_characters(characters));
    writer.nodes(nodes, first, last, {});
    return writer.take();
}

void InlineWriter::nodes(const StorageNodes& list, std::size_t first, std::size_t last,
                         Neighbour after) {
    for (std::size_t at = first; at < last; ++at)
        node(list[at], at + 1 < last ? first_of(list[at + 1]) : after);
}

void InlineWriter::children(const StorageNode& here, Neighbour after) {
    nodes(here.children, 0, here.children.size(), after);
}

std::string InlineWriter::take() { return std::move(out_); }

void InlineWriter::node(const StorageNode& here, Neighbour after) {
    if (here.is_text()) return text(here.text, after);
    if (is_unsaid(here)) return children(here, after);
    if (conversion_.careful && may_be_kept(here)) return careful(here, after);
    if (!known(here, after)) piece(verbatim_span(here));
}

/// Links, macros, images: what is kept whole or not at all.
void InlineWriter::careful(const StorageNode& here, Neighbour after) {
    InlineWriter trial = *this;
    const bool shown = trial.known(here, after) &&
                       inline_comes_back(trial.out_.substr(out_.size()), here.source, conversion_);
    if (!shown) return piece(verbatim_span(here));
    out_ = std::move(trial.out_);
    blank_pending_ = trial.blank_pending_;
    line_start_ = trial.line_start_;
    mark_start_ = trial.mark_start_;
}

bool InlineWriter::known(const StorageNode& here, Neighbour after) {
    if (mark(here, after)) return true;
    if (here.is("a")) return url_link(here);
    if (here.is("ac:link")) return page_link(here);
    if (here.is("ac:structured-macro")) return macro(here);
    if (here.is("time")) return date(here);
    if (here.is("br")) {
        line_break();
    } else if (here.is("code") && here.attributes.empty()) {
        code(here);
    } else if (here.is("ac:emoticon")) {
        text(emoticon_text(here), after);
    } else if (const auto image =
                   here.is("ac:image") ? image_markdown(conversion_, here, true) : std::nullopt) {
        piece(*image);
    } else {
        return false;
    }
    return true;
}

void InlineWriter::text(std::string_view characters, Neighbour after) {
    if (characters.empty()) return;
    const bool leading = is_blank(characters.front());
    const std::string words = collapsed(characters);
    blank_pending_ = blank_pending_ || (leading && !mark_start_);
    if (words.empty()) return;
    flush_blank();
    TextPlace place;
    place.line_start = line_start_ && kind_ == LineKind::paragraph;
    place.line_end = after.edge == Neighbour::Edge::blank;
    place.in_link = in_link_;
    place.in_heading = kind_ == LineKind::heading;
    place.before_link = after.sign == '[' || after.sign == '<';
    place.keeps_brackets = conversion_.safe;
    place.live = live_;
    out_ += escape_markdown(words, place);
    line_start_ = mark_start_ = false;
    blank_pending_ = is_blank(characters.back());
}

/// Blanks are written with what follows them, so that none stands at the end of a mark or a line.
void InlineWriter::flush_blank() {
    if (blank_pending_ && !line_start_ && !out_.empty()) out_ += soft_blank;
    blank_pending_ = false;
}

void InlineWriter::piece(std::string_view markdown) {
    flush_blank();
    out_ += markdown;
    line_start_ = mark_start_ = false;
}

void InlineWriter::line_break() {
    blank_pending_ = false;
    if (kind_ != LineKind::paragraph || out_.empty() || line_start_) {
        out_ += "<br>";
    } else if (conversion_.options.style.hard_break == Style::HardBreak::spaces) {
        out_ += "  \n";
        line_start_ = true;
    } else {
        out_ += "\\\n";
        line_start_ = true;
    }
}

void InlineWriter::code(const StorageNode& here) {
    const auto is_text = [](const StorageNode& child) { return child.is_text(); };
    const std::string characters = here.characters();
    const bool plain = std::all_of(here.children.begin(), here.children.end(), is_text);
    const bool in_cell = kind_ == LineKind::cell && characters.find("\\|") != std::string::npos;
    if (characters.empty()) return;
    if (!plain || in_cell || collapsed(characters).empty())
        return tagged(here, "<code>", "</code>");
    std::string words = collapsed(characters);
    if (is_blank(characters.front())) words.insert(0, " ");
    if (is_blank(characters.back())) words += ' ';
    piece(code_span(words));
}

Neighbour InlineWriter::before() const {
    if (blank_pending_ || out_.empty() || line_start_) return {};
    if (out_.back() == soft_blank) return {};
    return neighbour_of(last_code_point(out_));
}

std::string code_span(std::string_view code) {
    std::string ticks = "`";
    std::set<std::size_t> runs;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find_first_not_of('`', at), code.size());
        if (end > at) runs.insert(end - at);
        at = end + 1;
    }
    while (runs.count(ticks.size()) != 0) ticks += '`';
    const bool padded =
        code.front() == '`' || code.back() == '`' || (code.front() == ' ' && code.back() == ' ');
    const std::string pad = padded ? " " : "";
    std::string inner(code);
    for (std::size_t at = 1; at + 1 < inner.size(); ++at)
        if (inner[at] == ' ') inner[at] = soft_blank;
    return ticks + pad + inner + pad + ticks;
}

}  // namespace confsync::render
