#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace confsync {

/// The byte offset of the first sequence that is not UTF-8, or nothing when all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Unicode normalisation form C. `text` must be UTF-8.
std::string nfc(std::string_view text);

/// Full case folding, NFC-normalised: how the server compares titles (confluence/api.md §14).
std::string fold_case(std::string_view text);

/// Unicode lower case, locale-free; no normalisation.
std::string lower_case(std::string_view text);

/// Letters without their accents and other marks: "e" of "é". Ligatures and the like are taken
/// apart (compatibility decomposition).
std::string without_marks(std::string_view text);

/// Title or label as compared on the server: trimmed, case-folded, NFC.
std::string title_key(std::string_view title);

/// Number of Unicode code points.
std::size_t code_points(std::string_view text);

/// Number of terminal columns the text takes (wide characters count two, combining ones none).
std::size_t display_width(std::string_view text);

/// What a code point is, as GitHub's heading slugs ask (markdown-mapping.md a.4).
bool is_word_code_point(char32_t code_point);

/// Reads the code point at `offset` and moves `offset` past it. `text` must be UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends a code point as UTF-8.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace confsync
