#include "render/escape.hpp"

#include <array>

#include "base/unicode.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What a byte may mean to one of the escapers.
enum Meaning : unsigned char { plain = 0, special = 1 };
using Table = std::array<Meaning, 256>;

constexpr Table table_of(std::string_view specials) {
    Table table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = special;
    table['\t'] = plain;
    // The lead byte of U+FFFE and U+FFFF, and what cmark makes of `&#xFFFE;` and `&#xFFFF;`.
    table[0xEF] = table[0xFE] = table[0xFF] = special;
    for (const char c : specials) table[static_cast<unsigned char>(c)] = special;
    return table;
}

constexpr Table text_table = table_of("&<>");
constexpr Table attribute_table = table_of("&<>\"\t");
constexpr Table url_table = table_of("&<>\"\t `{}|\\^\x7F");
constexpr Table illegal_table = [] {
    Table table = table_of("");
    table['\n'] = plain;
    return table;
}();

/// False for nearly every text. The loop neither branches nor leaves early, so that the compiler
/// can look at many bytes in one step.
bool may_hold_illegal_characters(std::string_view text) {
    unsigned char found = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool control = (byte < 0x20) & (byte != '\t') & (byte != '\n');
        found |= (control | (byte >= 0xEF)) ? 1 : 0;
    }
    return found != 0;
}

bool is_noncharacter(std::string_view text, std::size_t at) {
    return text.size() - at >= 3 && text[at] == '\xEF' && text[at + 1] == '\xBF' &&
           (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

std::size_t next_special(std::string_view text, std::size_t at, const Table& table) {
    while (at < text.size() && table[static_cast<unsigned char>(text[at])] == plain) ++at;
    return at;
}

/// Appends `text`, asking `write` for each byte the table names; it returns how many it used.
template <class Write>
void append_with(std::string& out, std::string_view text, const Table& table, Write write) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = next_special(text, at, table);
        out.append(text, at, stop - at);
        at = stop;
        if (at < text.size()) at += write(at);
    }
}

std::string_view entity_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        default: return {};
    }
}

/// One special byte of text or an attribute: its entity, itself, or the replacement.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
    const char c = text[at];
    if (const std::string_view entity = entity_of(c); !entity.empty()) {
        out += entity;
    } else if (c == '\xEF') {
        if (!is_noncharacter(text, at)) {
            out += c;
            return 1;
        }
        out += replacement;
        return 3;
    } else if (c == '\n' || c == '\r' || c == '\t') {
        out += ' ';
        if (c == '\r' && text.substr(at, 2) == "\r\n") return 2;
    } else {
        out += replacement;
    }
    return 1;
}

void append_percent(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

void append_cdata_line(std::string& out, std::string_view text) {
    append_with(out, text, illegal_table, [&](std::size_t at) -> std::size_t {
        if (text[at] != '\r') return append_special(out, text, at);
        out += '\n';
        return text.substr(at, 2) == "\r\n" ? 2 : 1;
    });
}

bool is_legal(char32_t c) {
    if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r';
    return c != U'\uFFFE' && c != U'\uFFFF';
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
    append_with(out, text, text_table,
                [&](std::size_t at) { return append_special(out, text, at); });
}

void append_attribute(std::string& out, std::string_view text) {
    append_with(out, text, attribute_table,
                [&](std::size_t at) { return append_special(out, text, at); });
}

void append_cdata(std::string& out, std::string_view text) {
    out += "<![CDATA[";
    for (std::size_t at = 0;;) {
        const std::size_t stop = text.find("]]>", at);
        append_cdata_line(out, text.substr(at, stop - at));
        if (stop == std::string_view::npos) break;
        out += "]]]]><![CDATA[>";
        at = stop + 3;
    }
    out += "]]>";
}

void append_url(std::string& out, std::string_view url) {
    append_with(out, url, url_table, [&](std::size_t at) -> std::size_t {
        const auto byte = static_cast<unsigned char>(url[at]);
        if (url[at] == '&' || byte >= 0xEF) return append_special(out, url, at);
        append_percent(out, url[at]);
        return 1;
    });
}

bool has_illegal_character(std::string_view text) {
    if (!may_hold_illegal_characters(text)) return false;
    for (std::size_t at = 0;; ++at) {
        at = next_special(text, at, illegal_table);
        if (at == text.size()) return false;
        const char c = text[at];
        if (c != '\r' && (c != '\xEF' || is_noncharacter(text, at))) return true;
    }
}

std::string without_illegal_characters(std::string_view text) {
    std::string legal;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(legal, is_legal(c) ? c : U'\uFFFD');
    }
    return legal;
}

}  // namespace confsync::render
