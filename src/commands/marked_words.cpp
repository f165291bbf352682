#include "commands/marked_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "commands/word_changes.hpp"

namespace confsync::commands {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Stands for a tag: a blank, so that words of two paragraphs are never one.
constexpr char tag = '\t';

/// What a reader sees, each character with the bytes of the HTML that it stands for.
struct Seen {
    std::string text;
    std::vector<ByteRange> bytes;
};

std::size_t end_of(std::string_view html, std::size_t at) {
    const char last = html[at] == '<' ? '>' : html[at] == '&' ? ';' : html[at];
    return std::min(html.find(last, at), html.size() - 1) + 1;
}

Seen seen(std::string_view html) {
    Seen seen;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t end = end_of(html, at);
        seen.text += html[at] == '<' ? tag : html[at];
        seen.bytes.push_back({at, end});
        at = end;
    }
    return seen;
}

/// Marks stand within one text: tags between two words end them and begin them again.
std::string with_marks(std::string_view html, const std::vector<ByteRange>& words,
                       std::string_view css) {
    const Seen text = seen(html);
    std::string result;
    std::size_t copied = 0;
    const auto mark = [&](std::size_t first, std::size_t end) {
        while (first < end && is_blank(text.text[first])) ++first;
        while (first < end && is_blank(text.text[end - 1])) --end;
        if (first == end) return;
        const std::size_t begin = text.bytes[first].begin;
        const std::size_t last = text.bytes[end - 1].end;
        result += html.substr(copied, begin - copied);
        result +=
            fmt::format("<mark class=\"{}\">{}</mark>", css, html.substr(begin, last - begin));
        copied = last;
    };
    for (const ByteRange& range : words) {
        std::size_t first = range.begin;
        for (std::size_t at = range.begin; at < range.end; ++at) {
            if (text.text[at] != tag) continue;
            mark(first, at);
            first = at + 1;
        }
        mark(first, range.end);
    }
    return result += html.substr(copied);
}

}  // namespace

MarkedWords marked_words(std::string_view before, std::string_view after) {
    const auto lone = lone_words(seen(before).text, seen(after).text);
    return {with_marks(before, lone.before, "gone"), with_marks(after, lone.after, "come")};
}

}  // namespace confsync::commands
