#include "render/inline_spans.hpp"

#include <algorithm>

namespace confsync::render {

namespace {

/// No author's formula is longer; keeps the search for its end short.
constexpr std::size_t longest_formula = 1000;
constexpr std::size_t longest_word = 60;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

bool is_word_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_word(text[at]);
}

bool follows(std::string_view text, std::size_t at, char c) { return at > 0 && text[at - 1] == c; }

/// Where `end` comes next, escaped characters passed over; npos: not near.
std::size_t find_end(std::string_view text, std::size_t at, std::string_view end,
                     std::size_t longest) {
    const std::size_t limit = std::min(text.size(), at + longest);
    for (; at + end.size() <= limit; ++at) {
        if (text.substr(at, end.size()) == end) return at;
        if (text[at] == '\\') ++at;
    }
    return std::string_view::npos;
}

std::size_t delimited_length(std::string_view text, std::size_t at, std::string_view start,
                             std::string_view end) {
    const std::size_t inside = at + start.size();
    const std::size_t found = find_end(text, inside, end, longest_formula);
    if (found == std::string_view::npos || found == inside) return 0;
    return is_word_at(text, found + end.size()) ? 0 : found + end.size() - at;
}

}  // namespace

std::size_t math_length(std::string_view text, std::size_t at) {
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '$')) return 0;
    if (text.substr(at, 2) == "$$") return delimited_length(text, at, "$$", "$$");
    if (text.substr(at, 2) == "$`") return delimited_length(text, at, "$`", "`$");
    if (at + 1 >= text.size() || is_blank(text[at + 1])) return 0;
    const std::size_t length = delimited_length(text, at, "$", "$");
    return length != 0 && !is_blank(text[at + length - 2]) ? length : 0;
}

std::size_t keys_length(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "++" || follows(text, at, '+')) return 0;
    if (at > 0 && is_word(text[at - 1])) return 0;
    const std::size_t limit = std::min(text.size(), at + longest_word);
    for (std::size_t end = at + 2; end < limit; ++end) {
        if (text[end] == '+') {
            if (!is_word(text[end - 1])) return 0;
            if (text.substr(end, 2) != "++") continue;
            const bool outside = is_word_at(text, end + 2) || text.substr(end + 2, 1) == "+";
            return outside ? 0 : end + 2 - at;
        }
        if (!is_word(text[end]) && text[end] != '-' && text[end] != '_') return 0;
    }
    return 0;
}

std::size_t shortcode_length(std::string_view text, std::size_t at) {
    const std::size_t limit = std::min(text.size(), at + longest_word);
    for (std::size_t end = at + 1; end < limit; ++end) {
        const char c = text[end];
        if (c == ':') return end > at + 1 ? end + 1 - at : 0;
        if (!is_word(c) && c != '_' && c != '+' && c != '-') return 0;
    }
    return 0;
}

std::size_t raised_length(std::string_view text, std::size_t at) {
    const char mark = text[at];
    if (follows(text, at, mark)) return 0;
    const std::size_t limit = std::min(text.size(), at + longest_word);
    for (std::size_t end = at + 1; end < limit && !is_blank(text[end]); ++end) {
        if (text[end] != mark) continue;
        const bool doubled = end == at + 1 || text.substr(end + 1, 1) == text.substr(at, 1);
        return doubled ? 0 : end + 1 - at;
    }
    return 0;
}

}  // namespace confsync::render
