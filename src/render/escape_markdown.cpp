#include "render/escape_markdown.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/emoji.hpp"

namespace confsync::render {

std::size_t closing_bracket(std::string_view text, std::size_t at) {
    int depth = 0;
    for (std::size_t i = at; i < text.size() && i - at < 1000; ++i) {
        if (text[i] == '[') ++depth;
        if (text[i] == ']' && --depth == 0) return i;
    }
    return std::string_view::npos;
}

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == soft_blank; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || is_digit(c); }

bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_name(c); }

bool consists_of(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Length of `1.` or `12)` at the start, without what follows; 0: there is none.
std::size_t ordinal_length(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && is_digit(text[digits])) ++digits;
    if (digits == 0 || digits >= text.size()) return 0;
    return text[digits] == '.' || text[digits] == ')' ? digits + 1 : 0;
}

bool ends_or_blank(std::string_view text, std::size_t at) {
    return at >= text.size() || is_blank(text[at]);
}

bool is_atx_start(std::string_view text) {
    const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    return hashes >= 1 && hashes <= 6 && ends_or_blank(text, hashes);
}

/// A thematic break, the line below a setext heading, or the delimiter row of a table.
bool is_line_of_signs(std::string_view text) {
    constexpr std::string_view blanks = " \t\x1F";
    if (text.empty()) return false;
    if (consists_of(text, "= \t\x1F") || consists_of(text, "-:| \t\x1F")) return true;
    for (const char sign : {'-', '_', '*'}) {
        const std::string allowed = std::string(blanks) + sign;
        if (consists_of(text, allowed) && std::count(text.begin(), text.end(), sign) >= 3)
            return true;
    }
    return false;
}

/// What documentation tools, ours among them, read at the start of a line.
bool is_dialect_start(std::string_view text) {
    for (const std::string_view start : {"!!!", "???", ":::", "===", "$$", "[TOC", "[[", "[toc"})
        if (text.starts_with(start)) return true;
    return false;
}

/// `[TOC]` and the marker of an alert are found in the text as it reads, backslashes or not.
bool is_recognised_unescaped(std::string_view text) {
    if (text.front() != '[' || text.find(']') == std::string_view::npos) return false;
    const std::string start = lower_case(text.substr(0, 4));
    return start.starts_with("[!") ||
           (text.back() == ']' && (start == "[toc" || start.starts_with("[[")));
}

bool is_task_box(std::string_view text) {
    return text.size() >= 3 && text[0] == '[' && text[2] == ']' &&
           (is_blank(text[1]) || text[1] == 'x' || text[1] == 'X') && ends_or_blank(text, 3);
}

/// The first character would start something at the beginning of a line and only there.
bool reacts_at_line_start(std::string_view text) {
    switch (text.front()) {
        case '>': return true;
        case '#': return is_atx_start(text);
        case '*':
        case '+':
        case '-':
            if (ends_or_blank(text, 1)) return true;
            break;
        case '[':
            if (is_task_box(text) || text.starts_with("[!")) return true;
            break;
        case '|': return consists_of(text, "-:| \t\x1F");
        case '~':
            if (text.starts_with("~~~")) return true;
            break;
        default: break;
    }
    return is_line_of_signs(text) || is_dialect_start(text);
}

bool is_entity(std::string_view text) {
    const std::size_t end = text.substr(0, 40).find(';');
    if (end == std::string_view::npos || end < 2) return false;
    const std::string_view name =
        text.substr(text[1] == '#' ? 2 : 1, end - (text[1] == '#' ? 2 : 1));
    return !name.empty() && std::all_of(name.begin(), name.end(), is_name);
}

bool may_be_a_link(std::string_view text, std::size_t at) {
    if (at + 1 < text.size() && (text[at + 1] == '^' || text[at + 1] == '[')) return true;
    const std::size_t end = closing_bracket(text, at);
    if (end == std::string_view::npos) return true;
    return end + 1 < text.size() && (text[end + 1] == '(' || text[end + 1] == ':');
}

/// `_` inside a word means nothing.
bool is_intraword(std::string_view text, std::size_t at) {
    std::size_t first = at;
    while (first > 0 && text[first - 1] == '_') --first;
    const std::size_t last = std::min(text.find_first_not_of('_', at), text.size());
    return first > 0 && last < text.size() && is_name(text[first - 1]) && is_name(text[last]);
}

bool stands_alone(std::string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && is_blank(text[at - 1]) && is_blank(text[at + 1]);
}

/// Addresses that GitHub would make a link of without being asked.
bool is_scheme_end(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("://")) return false;
    const std::string before = lower_case(text.substr(at < 5 ? 0 : at - 5, at < 5 ? at : 5));
    for (const std::string_view scheme : {"http", "https", "ftp"})
        if (before.size() >= scheme.size() &&
            before.compare(before.size() - scheme.size(), scheme.size(), scheme) == 0)
            return true;
    return false;
}

/// `:name:` of a character that GitHub knows.
bool is_emoji(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 60;
    const std::size_t end = text.substr(0, at + longest).find(':', at + 1);
    return end != std::string_view::npos && !emoji_named(text.substr(at + 1, end - at - 1)).empty();
}

/// `==` before a word.
bool may_open_highlight(std::string_view text, std::size_t at) {
    const bool begins = text.substr(at).starts_with("==") && (at == 0 || text[at - 1] != '=');
    return begins && at + 2 < text.size() && !is_blank(text[at + 2]) && text[at + 2] != '=';
}

/// `++` with another one to close it.
bool may_open_keys(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("++") && text.find("++", at + 2) != std::string_view::npos;
}

bool is_web_host_dot(std::string_view text, std::size_t at) {
    return at >= 3 && text.substr(at - 3, 3) == "www" && (at == 3 || !is_name(text[at - 4]));
}

bool is_mail_sign(std::string_view text, std::size_t at) {
    constexpr std::string_view signs = ".-_+";
    const auto may_stand = [&](char c) {
        return is_name(c) || signs.find(c) != std::string_view::npos;
    };
    return at > 0 && at + 1 < text.size() && may_stand(text[at - 1]) && may_stand(text[at + 1]);
}

bool is_live(char c, const TextPlace& place) {
    return place.live.find(c) != std::string_view::npos;
}

/// A bracket, a backslash, an entity and the like: what reacts anywhere on a line.
bool reacts(std::string_view text, std::size_t at, const TextPlace& place) {
    const char c = text[at];
    const bool last = at + 1 == text.size();
    switch (c) {
        case '\\': return last || is_punctuation(text[at + 1]) || text[at + 1] == '\xC2';
        case '`': return is_live(c, place);
        case '*':
        case '~': return is_live(c, place) && !stands_alone(text, at);
        case '_': return is_live(c, place) && !stands_alone(text, at) && !is_intraword(text, at);
        case '[':
            return place.in_link || place.keeps_brackets ||
                   (is_live(c, place) && may_be_a_link(text, at));
        case ']': return place.in_link;
        case '<':
            return last || is_letter(text[at + 1]) ||
                   std::string_view("/!?").find(text[at + 1]) != std::string_view::npos;
        case '&': return is_entity(text.substr(at));
        case '!': return last && place.before_link;
        case ':': return is_scheme_end(text, at) || is_emoji(text, at);
        case '$': return last ? !place.line_end : !is_blank(text[at + 1]);
        case '=': return may_open_highlight(text, at);
        case '+': return may_open_keys(text, at);
        case '.': return is_web_host_dot(text, at);
        default: return false;
    }
}

/// The closing signs of a heading, and the name some tools read behind it.
bool reacts_at_heading_end(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == '#') return consists_of(rest, "#") && (at == 0 || is_blank(text[at - 1]));
    return rest.starts_with("{#") && rest.back() == '}';
}

/// Without angle brackets: no blanks, and parentheses in pairs.
bool may_stand_plain(std::string_view url) {
    int depth = 0;
    bool plain = !url.empty() && url.front() != '<';
    for (const char c : url) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool visible = static_cast<unsigned char>(c) > 0x20 && c != 0x7F;
        plain = plain && depth >= 0 && visible && c != '\\';
    }
    return plain && depth == 0;
}

class Escaper {
  public:
    Escaper(std::string_view text, const TextPlace& place) : text_(text), place_(place) {}

    std::string escaped() {
        out_.reserve(text_.size() + 8);
        std::size_t at = place_.line_start ? line_start() : 0;
        while (at < text_.size()) at = character(at);
        return std::move(out_);
    }

  private:
    std::size_t line_start() {
        if (text_.empty()) return 0;
        const std::size_t ordinal = ordinal_length(text_);
        if (ordinal != 0 && ends_or_blank(text_, ordinal)) {
            out_.append(text_.substr(0, ordinal - 1)).append("\\");
            out_ += text_[ordinal - 1];
            return ordinal;
        }
        if (is_recognised_unescaped(text_)) {
            out_ += "\\[<!-- -->";
            return 1;
        }
        if (!reacts_at_line_start(text_)) return 0;
        out_ += '\\';
        out_ += text_.front();
        return 1;
    }

    std::size_t character(std::size_t at) {
        constexpr std::string_view no_break_space = "\xC2\xA0";
        const char c = text_[at];
        if (text_.substr(at).starts_with(no_break_space)) {
            out_ += "&nbsp;";
            return at + no_break_space.size();
        }
        const bool heading_end = place_.in_heading && place_.line_end && (c == '#' || c == '{');
        if (reacts(text_, at, place_) || (heading_end && reacts_at_heading_end(text_, at)))
            out_ += '\\';
        out_ += c == ' ' ? soft_blank : c;
        // No backslash keeps GitHub from making a link of an address of mail.
        if (c == '@' && is_mail_sign(text_, at)) out_ += "<!-- -->";
        return at + 1;
    }

    std::string_view text_;
    const TextPlace& place_;
    std::string out_;
};

}  // namespace

std::string escape_markdown(std::string_view text, const TextPlace& place) {
    return Escaper(text, place).escaped();
}

std::string live_characters(std::string_view paragraph) {
    std::string live;
    for (const char c : {'*', '_', '~', '`'})
        if (std::count(paragraph.begin(), paragraph.end(), c) > 1) live += c;
    for (const std::string_view link : {"](", "]:", "[^", "[["})
        if (paragraph.find(link) != std::string_view::npos) return live + '[';
    return live;
}

bool would_start_a_block(std::string_view rest) {
    if (rest.empty()) return false;
    const std::size_t ordinal = ordinal_length(rest);
    if (ordinal != 0 && ends_or_blank(rest, ordinal)) return true;
    return rest.front() == '<' || rest.front() == '|' || reacts_at_line_start(rest);
}

std::string link_destination(std::string_view url) {
    const bool plain = may_stand_plain(url);
    std::string text;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const char c = url[at];
        if (!plain && (c == '\\' || c == '<' || c == '>')) text += '\\';
        text += c == '\n' ? ' ' : c;
        if (c == '&' && is_entity(url.substr(at))) text += "amp;";
    }
    return plain ? text : "<" + text + ">";
}

std::string link_title(std::string_view title) {
    if (title.empty()) return {};
    std::string text = " \"";
    for (std::size_t at = 0; at < title.size(); ++at) {
        const char c = title[at];
        if (c == '"' || c == '\\') text += '\\';
        text += c == '\n' ? ' ' : c;
        if (c == '&' && is_entity(title.substr(at))) text += "amp;";
    }
    return text + '"';
}

}  // namespace confsync::render
