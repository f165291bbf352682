#include "base/unicode.hpp"

#include <utf8proc.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/error.hpp"
#include "base/text.hpp"

namespace confsync {

namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// Where the ASCII that starts at `at` ends. Looks at eight bytes at a time: every file is read
/// by this.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    for (std::uint64_t word = 0; text.size() - at >= sizeof word; at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & high_bits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

bool is_ascii(std::string_view text) { return end_of_ascii(text, 0) == text.size(); }

std::string mapped(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto length =
        utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(raw, &std::free);
    if (length < 0) throw Error(ErrorKind::failed, "text is not valid UTF-8");
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = end_of_ascii(text, 0);
    while (at < text.size()) {
        utf8proc_int32_t code_point = 0;
        const auto used = utf8proc_iterate(
            bytes_of(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
        if (used <= 0) return at;
        at = end_of_ascii(text, at + static_cast<std::size_t>(used));
    }
    return std::nullopt;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string fold_case(std::string_view text) {
    if (is_ascii(text)) return lower_case(text);
    return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                       UTF8PROC_CASEFOLD));
}

std::string lower_case(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto code_point = static_cast<utf8proc_int32_t>(next_code_point(text, at));
        append_utf8(lowered, static_cast<char32_t>(utf8proc_tolower(code_point)));
    }
    return lowered;
}

std::string without_marks(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                       UTF8PROC_COMPAT | UTF8PROC_STRIPMARK));
}

std::string title_key(std::string_view title) { return fold_case(trimmed(title)); }

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const int columns =
            utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_code_point(text, at)));
        width += columns > 0 ? static_cast<std::size_t>(columns) : 0;
    }
    return width;
}

bool is_word_code_point(char32_t code_point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_PC: return true;
        default: return false;
    }
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80) return text[offset++] & 0x7F;
    utf8proc_int32_t code_point = 0;
    const auto used = utf8proc_iterate(
        bytes_of(text) + offset, static_cast<utf8proc_ssize_t>(text.size() - offset), &code_point);
    offset += used > 0 ? static_cast<std::size_t>(used) : 1;
    return used > 0 ? static_cast<char32_t>(code_point) : U'\uFFFD';
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
        return;
    }
    utf8proc_uint8_t buffer[4];
    const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
    text.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(used));
}

}  // namespace confsync
