#include "render/html_tag.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

std::string_view take_until(std::string_view& text, std::string_view stops) {
    const std::size_t length = std::min(text.find_first_of(stops), text.size());
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

std::string_view take_value(std::string_view& text) {
    if (text.empty() || (text.front() != '"' && text.front() != '\''))
        return take_until(text, blanks);
    const char quote[] = {text.front(), '\0'};
    text.remove_prefix(1);
    const std::string_view value = take_until(text, quote);
    if (!text.empty()) text.remove_prefix(1);
    return value;
}

void read_attribute(HtmlTag& tag, std::string_view& rest) {
    const std::string name = lower_case(take_until(rest, " \t\r\n\f\v="));
    const std::string_view after = trimmed(rest);
    std::string_view value;
    if (!after.empty() && after.front() == '=') {
        rest = trimmed(after.substr(1));
        value = take_value(rest);
    }
    if (name == "id" || name == "name") {
        tag.anchor = value;
    } else {
        tag.other_attributes = true;
    }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

HtmlTag read_tag(std::string_view text) {
    HtmlTag tag;
    text = trimmed(text);
    if (text.size() < 3 || text.front() != '<' || text.back() != '>') return tag;
    text = text.substr(1, text.size() - 2);
    tag.form = HtmlTag::Form::opening;
    if (text.front() == '/') {
        tag.form = HtmlTag::Form::closing;
        text.remove_prefix(1);
    } else if (text.back() == '/') {
        tag.form = HtmlTag::Form::empty;
        text.remove_suffix(1);
    }
    if (text.empty() || !is_letter(text.front())) return {};
    tag.name = lower_case(take_until(text, blanks));
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) read_attribute(tag, text);
    return tag;
}

std::string without_comments(std::string_view text) {
    std::string rest;
    for (;;) {
        const std::size_t start = text.find("<!--");
        rest += text.substr(0, start);
        if (start == std::string_view::npos) return rest;
        const std::size_t end = text.find("-->", start + 2);
        if (end == std::string_view::npos) return rest;
        text.remove_prefix(end + 3);
    }
}

}  // namespace confsync::render
