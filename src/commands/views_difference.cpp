#include "commands/views_difference.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "commands/difference_lines.hpp"

namespace confsync::commands {

using engine::Colour;

namespace {

Colour colour_of(char mark) {
    switch (mark) {
        case '-': return Colour::red;
        case '+': return Colour::green;
        case '~': return Colour::yellow;
        default: return Colour::plain;
    }
}

/// One line of a text that anybody may have written; tabs would move by what stands before them.
std::string shown(std::string_view text) {
    return replace_all(one_line(replace_all(std::string(text), "\t", "    ")), "\r", "");
}

std::string words_of(const Stretch& stretch, const Style& style) {
    const std::string text = shown(stretch.text);
    const auto first = text.find_first_not_of(' ');
    if (stretch.side == Side::both || first == std::string::npos) return text;
    const auto end = text.find_last_not_of(' ') + 1;
    std::string words = text.substr(first, end - first);
    const bool gone = stretch.side == Side::before;
    if (style.colour)
        words = painted(style, gone ? Colour::red : Colour::green, words);
    else
        words = gone ? "[-" + words + "-]" : "{+" + words + "+}";
    return text.substr(0, first) + words + text.substr(end);
}

std::string text_of(const DifferenceLine& line, const Style& style) {
    std::string text;
    for (const Stretch& stretch : line.stretches)
        text += line.mark == '~' ? words_of(stretch, style) : shown(stretch.text);
    return line.mark == '~' ? text : painted(style, colour_of(line.mark), text);
}

std::string place_of(const DifferenceLine& line, const engine::PageDifference& page,
                     const Style& style) {
    const auto words =
        fmt::format("@@ {}line {}", page.in_storage ? "storage format, " : "", line.line);
    return fmt::format("      {}\n", painted(style, Colour::blue, words));
}

}  // namespace

std::string difference_human(const engine::PageDifference& page, const Style& style) {
    std::string text;
    for (const DifferenceLine& line : difference_lines(page)) {
        if (line.mark == '@') {
            text += place_of(line, page, style);
            continue;
        }
        std::string row =
            "      " + painted(style, colour_of(line.mark), std::string(1, line.mark));
        row += ' ' + text_of(line, style);
        text += row.erase(row.find_last_not_of(' ') + 1) + '\n';
    }
    return text;
}

}  // namespace confsync::commands
