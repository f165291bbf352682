#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// Each appends `text` in the form its place in storage format asks for. What XML 1.0 has no
/// character for becomes U+FFFD; the text must be UTF-8.

/// Between tags. A line end becomes a space: a paragraph is one line (markdown-mapping.md R1).
void append_text(std::string& out, std::string_view text);

/// Inside double quotes.
void append_attribute(std::string& out, std::string_view text);

/// A whole CDATA section, or several where `]]>` stands in the text. Line ends become LF.
void append_cdata(std::string& out, std::string_view text);

/// An address inside double quotes: what no URL may hold is percent-encoded first. What is encoded
/// already, and letters of any script, stay.
void append_url(std::string& out, std::string_view url);

/// True when XML 1.0 cannot hold some character of it.
bool has_illegal_character(std::string_view text);

/// The text with U+FFFD in the place of each of those, and of bytes that are not UTF-8.
std::string without_illegal_characters(std::string_view text);

}  // namespace confsync::render
