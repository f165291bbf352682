#include "commands/forge_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/style.hpp"

namespace confsync::commands {

namespace {

/// Joins what stands on both sides of it, and is seen by nobody but programs.
constexpr std::string_view word_joiner = "\u2060";

/// Begins a mention, a reference, a label, a short name of an emoji or a formula on some forge.
constexpr std::string_view sigils = "@#!~%$&^:*";

/// Means something in Markdown, in its tables or in HTML.
constexpr std::string_view meaning = "\\`*_[]<>&~|$\"'{}#!=";

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool ends_in(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    const std::string_view end = text.substr(text.size() - word.size());
    const bool same = lower_case(end) == word;
    return same && (text.size() == word.size() || !is_word(text[text.size() - word.size() - 1]));
}

enum class Look { text, code };

/// Whether a forge could read across the character at `at`: "@team", "#12", "https://", "www.",
/// "GH-12".
bool connects(std::string_view text, std::size_t at, Look look) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    // Forges leave code alone; what is copied from there should work. The worst is stopped twice.
    if (look == Look::code) return (text[at] == '@' || text[at] == '#') && is_word(next);
    const std::string_view before = text.substr(0, at);
    const bool is_port = at > 0 && is_word(text[at - 1]) && next >= '0' && next <= '9';
    if (text[at] == ':')
        return (is_word(next) && !is_port) || next == '/' || next == '+' || next == '-';
    if (next == '.') return ends_in(text.substr(0, at + 1), "www");
    if (text[at] == '-') return is_word(next) && ends_in(before, "gh");
    return sigils.find(text[at]) != std::string_view::npos && (is_word(next) || next == '"');
}

std::string cut(const std::string& text, std::size_t most) {
    if (code_points(text) <= most) return text;
    std::string kept;
    std::size_t at = 0;
    for (std::size_t taken = 0; taken + 1 < most; ++taken)
        append_utf8(kept, next_code_point(text, at));
    return kept + "…";
}

std::string harmless(std::string_view text, std::size_t most, Look look) {
    const std::string line = cut(one_line(text), most);
    std::string safe;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (meaning.find(c) == std::string_view::npos)
            safe += c;
        else
            safe += fmt::format("&#{};", static_cast<int>(c));
        if (connects(line, at, look)) safe += word_joiner;
    }
    return safe;
}

/// One more than the longest run of back quotes, and at least three.
std::size_t fence_length(std::string_view text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::max<std::size_t>(3, longest + 1);
}

}  // namespace

std::string forge_text(std::string_view text, std::size_t most) {
    return harmless(text, most, Look::text);
}

std::string forge_code(std::string_view text, std::size_t most) {
    return "<code>" + harmless(text, most, Look::code) + "</code>";
}

std::string forge_fence(std::string_view language, std::string_view lines) {
    std::string safe;
    for (const std::string_view line : split(lines, '\n')) {
        if (!safe.empty()) safe += '\n';
        safe += one_line(replace_all(std::string(line), "\t", "    "));
    }
    const std::string fence(fence_length(safe), '`');
    if (!safe.ends_with('\n')) safe += '\n';
    return fmt::format("{}{}\n{}{}\n", fence, language, safe, fence);
}

}  // namespace confsync::commands
