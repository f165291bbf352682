#include "render/line_ends.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"

namespace confsync::render {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array without_blanks{
    Range{0x2E80, 0x2FDF},    // radicals
    Range{0x3001, 0x30FF},    // punctuation, hiragana, katakana
    Range{0x31C0, 0x31FF},    // strokes, small katakana
    Range{0x3400, 0x4DBF},    // ideographs
    Range{0x4E00, 0x9FFF},    // ideographs
    Range{0xF900, 0xFAFF},    // ideographs
    Range{0xFF01, 0xFF60},    // full-width forms
    Range{0x20000, 0x3FFFF},  // ideographs
};

bool writes_no_blanks(char32_t c) {
    return std::any_of(without_blanks.begin(), without_blanks.end(),
                       [&](const Range& range) { return c >= range.first && c <= range.last; });
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return next_code_point(text, at);
}

}  // namespace

bool joins_lines(std::string_view before, std::string_view after) {
    if (before.empty() || after.empty()) return false;
    std::size_t start = 0;
    return writes_no_blanks(last_code_point(before)) &&
           writes_no_blanks(next_code_point(after, start));
}

}  // namespace confsync::render
