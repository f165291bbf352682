#include "render/respell_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/alert_word.hpp"

namespace confsync::render {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::string take_word(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
    const auto length = static_cast<std::size_t>(end - text.begin());
    std::string word = lower_case(text.substr(0, length));
    text.remove_prefix(length);
    return word;
}

/// The text in the quotes that end a line; nothing when it does not end so.
std::optional<std::string_view> quoted_end(std::string_view text) {
    text = trimmed(text);
    const std::size_t start = text.find('"');
    if (start == std::string_view::npos || text.back() != '"' || start + 1 == text.size())
        return std::nullopt;
    return text.substr(start + 1, text.size() - start - 2);
}

Opener titled(std::string_view word, std::string_view fold, std::string_view title) {
    Opener opener;
    opener.marker = fmt::format("[!{}]{}", word, fold);
    if (title = trimmed(title); !title.empty()) opener.marker += fmt::format(" {}", title);
    return opener;
}

/// `!!! note "Title"`, `??? note`, `???+ note inline end "Title"`.
std::optional<Opener> read_admonition(std::string_view rest) {
    const bool folds = rest.substr(0, 3) == "???";
    if (!take_prefix(rest, "!!!") && !take_prefix(rest, "???+") && !take_prefix(rest, "???"))
        return std::nullopt;
    if (rest.empty() || !is_blank(rest.front())) return std::nullopt;
    rest = trimmed(rest);
    const std::string word = take_word(rest);
    const std::optional<std::string_view> title = quoted_end(rest);
    if (word.empty() || (!title && rest.find('"') != std::string_view::npos)) return std::nullopt;
    return titled(word, folds ? "-" : "", title.value_or(""));
}

std::optional<Opener> read_tab(std::string_view rest) {
    if (!take_prefix(rest, "===")) return std::nullopt;
    while (!rest.empty() && (rest.front() == '!' || rest.front() == '+')) rest.remove_prefix(1);
    if (rest.empty() || !is_blank(rest.front()) || trimmed(rest).substr(0, 1) != "\"")
        return std::nullopt;
    const auto title = quoted_end(rest);
    if (!title) return std::nullopt;
    return titled(tab_word, "", *title);
}

/// `:::note`, `::: tip Title`, `:::warning[Title]`; only words that name an alert.
std::optional<Opener> read_colons(std::string_view rest) {
    const std::size_t colons = std::min(rest.find_first_not_of(':'), rest.size());
    if (colons < 3) return std::nullopt;
    rest = trimmed(rest.substr(colons));
    const std::string word = take_word(rest);
    if (alert_word(word).empty()) return std::nullopt;
    if (!rest.empty() && rest.front() == '[' && rest.back() == ']')
        rest = rest.substr(1, rest.size() - 2);
    Opener opener = titled(word, "", rest);
    opener.colons = static_cast<int>(colons);
    return opener;
}

std::optional<Opener> read_definition(std::string_view rest) {
    if (rest.size() < 3 || rest.front() != ':' || !is_blank(rest[1])) return std::nullopt;
    Opener opener = titled(definition_word, "", "");
    opener.definition = true;
    return opener;
}

}  // namespace

int indent_of(std::string_view line) {
    int column = 0;
    for (const char c : line) {
        if (!is_blank(c)) break;
        column += c == '\t' ? 4 - column % 4 : 1;
    }
    return column;
}

bool is_blank_line(std::string_view line) {
    return std::all_of(line.begin(), line.end(), is_blank);
}

std::string without_indent(std::string_view line, int columns) {
    int column = 0;
    while (column < columns && !line.empty() && is_blank(line.front())) {
        column += line.front() == '\t' ? 4 - column % 4 : 1;
        line.remove_prefix(1);
    }
    return std::string(static_cast<std::size_t>(std::max(0, column - columns)), ' ').append(line);
}

int item_content(std::string_view line) {
    const int indent = indent_of(line);
    line = trimmed(line);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool bullet = !line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+');
    const bool number = digits > 0 && digits < 10 && digits < line.size() &&
                        (line[digits] == '.' || line[digits] == ')');
    if (!bullet && !number) return 0;
    const std::size_t marker = bullet ? 1 : digits + 1;
    if (marker < line.size() && !is_blank(line[marker])) return 0;
    const int blanks = indent_of(line.substr(marker));
    return indent + static_cast<int>(marker) + (blanks >= 1 && blanks <= 4 ? blanks : 1);
}

std::optional<Opener> read_opener(std::string_view rest, const Dialect& dialect) {
    const char first = rest.empty() ? '\0' : rest.front();
    if (dialect.admonitions && (first == '!' || first == '?')) return read_admonition(rest);
    if (dialect.tabs && first == '=') return read_tab(rest);
    if (first != ':') return std::nullopt;
    if (dialect.colon_admonitions && rest.substr(0, 3) == ":::") return read_colons(rest);
    return dialect.definition_lists ? read_definition(rest) : std::nullopt;
}

FenceMark fence_mark(std::string_view rest) {
    if (rest.empty() || (rest.front() != '`' && rest.front() != '~')) return {};
    const char mark = rest.front();
    const std::size_t length = std::min(rest.find_first_not_of(mark), rest.size());
    const bool info_has_mark = rest.substr(length).find('`') != std::string_view::npos;
    if (length < 3 || (mark == '`' && info_has_mark)) return {};
    return {mark, length};
}

bool closes_fence(std::string_view rest, const FenceMark& opened) {
    const FenceMark mark = fence_mark(rest);
    return mark.mark == opened.mark && mark.length >= opened.length &&
           trimmed(rest.substr(mark.length)).empty();
}

}  // namespace confsync::render
