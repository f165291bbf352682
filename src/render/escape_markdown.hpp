#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// A blank at which a line of Markdown may end. No text of a page can hold this character.
inline constexpr char soft_blank = '\x1F';

/// Where a text will stand, as far as it decides what Markdown would make of it.
struct TextPlace {
    bool line_start = true;  ///< first on its line
    bool line_end = true;    ///< nothing follows on its line
    bool in_link = false;    ///< between brackets, which must pair
    bool in_heading = false;
    bool before_link = false;     ///< a bracket follows, so that `!` would make an image of it
    bool keeps_brackets = false;  ///< any pair of brackets may be a link somebody defines
    /// Which of "*_~`[" may find a partner in the same paragraph.
    std::string_view live = "*_~`[";
};

/// The Markdown that shows exactly `text` (one line, blanks collapsed), with as few backslashes as
/// CommonMark and GitHub's extensions allow.
std::string escape_markdown(std::string_view text, const TextPlace& place = {});

/// Those of "*_~`" that stand twice or more in a paragraph's text, and `[` where a link might.
std::string live_characters(std::string_view paragraph);

/// Index of the bracket that closes the one at `at`; npos: there is none.
std::size_t closing_bracket(std::string_view text, std::size_t at);

/// True when a line that begins with `rest` would not go on with a paragraph.
bool would_start_a_block(std::string_view rest);

/// A link's destination: as it stands, or in angle brackets where it must.
std::string link_destination(std::string_view url);

/// A title in double quotes, or nothing for an empty one; a blank stands before it.
std::string link_title(std::string_view title);

}  // namespace confsync::render
