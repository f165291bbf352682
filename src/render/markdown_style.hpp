#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::render {

/// How an author spells what Markdown lets one spell in several ways. The defaults are the form of
/// a file that confsync writes by itself.
struct Style {
    enum class Heading { atx, setext };
    enum class HardBreak { backslash, spaces };
    enum class Wrap { none, sentence, width };
    enum class Table { padded, compact };
    enum class Links { in_line, reference };

    char bullet = '-';
    int bullet_gap = 1;     ///< blanks between the bullet and the text
    int bullet_indent = 0;  ///< least indent of what stands below an item; 0: that of its text
    char ordered = '.';
    bool ordered_counts = true;  ///< false: every item carries the first number
    int ordered_gap = 1;
    int ordered_indent = 0;
    bool loose_lists = false;  ///< blank lines between items of one paragraph each
    bool loose_blocks = true;  ///< a blank line before a block below an item's text
    char emphasis = '*';
    char strong = '*';
    Heading heading = Heading::atx;
    char fence = '`';
    int fence_length = 3;
    /// Words for languages as the author spells them ("sh", not "bash"), the most used first.
    std::vector<std::string> code_words;
    std::string plain_word;  ///< behind the fence of code in no language: "text"
    Table table = Table::padded;
    int table_dashes = 3;   ///< in each cell of a compact table's delimiter row
    bool table_gap = true;  ///< `| --- |`, not `|---|`
    Wrap wrap = Wrap::none;
    std::size_t width = 80;  ///< columns, where `wrap` is by width
    HardBreak hard_break = HardBreak::backslash;
    std::string rule = "---";
    /// `[text](address)`, or `[text]` with all addresses at the end of the file, by alphabet.
    Links links = Links::in_line;
    Links fragment_links = Links::in_line;  ///< of those to a heading of the same file
    /// A label that begins a paragraph, `r[name]` say, stands on a line of its own; one that is a
    /// paragraph, directly above the block it labels.
    bool label_lines = false;
    bool quote_gap = true;         ///< `> text`, not `>text`
    bool bare_urls = false;        ///< an address stands without angle brackets
    bool summary_on_line = false;  ///< `<summary>` stands on a line of its own

    bool operator==(const Style&) const = default;
};

/// The spellings that a Markdown text uses most; what it does not use stays as the default.
Style extract_style(std::string_view markdown);

}  // namespace confsync::render
