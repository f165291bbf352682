#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync {

/// Without leading and trailing ASCII white space.
std::string_view trimmed(std::string_view text);

/// Trimmed, every run of ASCII white space one blank.
std::string collapsed(std::string_view text);

/// The pieces between separators; an empty text has one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// "%20" → " ", once; nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

/// Everything but unreserved characters (RFC 3986) as %XX; `keep` lists more to leave alone.
std::string percent_encoded(std::string_view text, std::string_view keep = {});

/// Text and attribute escaping for XML and HTML: `& < > " '` and nothing else.
std::string escape_xml(std::string_view text);

/// What a terminal may be shown: control codes, including C1 and bidi overrides, become U+FFFD.
std::string escape_terminal(std::string_view text);

/// The candidate within a small edit distance of `word`, for "did you mean".
std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates);

/// "1 page", "2 pages".
std::string counted(std::size_t number, std::string_view noun);

/// The Markdown tree's word for a file or folder name: "install-guide" → "Install guide".
std::string humanized(std::string_view name);

}  // namespace confsync
