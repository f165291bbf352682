#include "render/markdown_wrap.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/escape_markdown.hpp"

namespace confsync::render {

namespace {

bool ends_sentence(std::string_view word) {
    const std::size_t last = word.find_last_not_of("*_)\"'`]");
    if (last == std::string_view::npos) return false;
    return word[last] == '.' || word[last] == '!' || word[last] == '?';
}

class Wrapper {
  public:
    Wrapper(const Style& style, std::size_t indent) : style_(style), indent_(indent) {}

    std::string wrap(std::string_view paragraph) {
        while (!paragraph.empty()) {
            const std::size_t end = std::min(paragraph.find_first_of("\n\x1F"), paragraph.size());
            word(paragraph.substr(0, end), paragraph);
            const bool hard = end < paragraph.size() && paragraph[end] == '\n';
            paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
            if (hard) end_line();
        }
        return std::move(out_);
    }

  private:
    void word(std::string_view word, std::string_view rest) {
        const std::size_t width = display_width(word);
        if (column_ > 0) {
            const bool ends = breaks_before(width) && !would_start_a_block(spelled(rest));
            if (ends) {
                end_line();
            } else {
                out_ += ' ';
                ++column_;
            }
        }
        out_ += word;
        column_ += width;
        sentence_ended_ = ends_sentence(word);
    }

    bool breaks_before(std::size_t width) const {
        if (style_.wrap == Style::Wrap::sentence) return sentence_ended_;
        return indent_ + column_ + 1 + width > style_.width;
    }

    void end_line() {
        out_ += '\n';
        column_ = 0;
    }

    /// What the line would begin with, as far as that decides anything.
    static std::string spelled(std::string_view rest) {
        std::string text(rest.substr(0, std::min<std::size_t>(rest.find('\n'), 40)));
        std::replace(text.begin(), text.end(), soft_blank, ' ');
        return text;
    }

    const Style& style_;
    std::size_t indent_;
    std::string out_;
    std::size_t column_ = 0;
    bool sentence_ended_ = false;
};

/// What stands before the words of a line that goes on with `line`.
std::string continuation(std::string_view line) {
    const std::size_t start = std::min(line.find_first_not_of(" \t>"), line.size());
    std::string prefix(line.substr(0, start));
    std::string_view rest = line.substr(start);
    const std::size_t sign = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool bullet = sign == 0 && !rest.empty() &&
                        std::string_view("-*+").find(rest.front()) != std::string_view::npos;
    const bool number = sign > 0 && sign < rest.size() && (rest[sign] == '.' || rest[sign] == ')');
    if (!bullet && !number) return prefix;
    const std::size_t word = rest.find_first_not_of(' ', sign + 1);
    if (word == std::string_view::npos || word == sign + 1) return prefix;
    return prefix + std::string(word, ' ');
}

/// The last blank that leaves a line of at most `width` columns and lets the rest go on.
std::size_t break_in(std::string_view line, std::size_t first, std::size_t width) {
    std::size_t best = std::string_view::npos;
    for (std::size_t at = line.find(' ', first); at != std::string_view::npos;
         at = line.find(' ', at + 1)) {
        if (best != std::string_view::npos && display_width(line.substr(0, at)) > width) break;
        const std::size_t word = line.find_first_not_of(' ', at);
        if (word == std::string_view::npos) break;
        if (!would_start_a_block(line.substr(word))) best = at;
    }
    return best;
}

void append_broken(std::string& out, std::string line, std::size_t width) {
    const std::string prefix = continuation(line);
    while (display_width(line) > width) {
        const std::size_t at = break_in(line, prefix.size(), width);
        if (at == std::string_view::npos) break;
        out.append(line, 0, at).append("\n");
        line = prefix + line.substr(line.find_first_not_of(' ', at));
    }
    out += line;
}

}  // namespace

bool is_label(std::string_view line) {
    const std::size_t open = line.find('[');
    const bool word = open != std::string_view::npos && open > 0 && open < 8 &&
                      std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(open),
                                  [](char c) { return c >= 'a' && c <= 'z'; });
    return word && line.size() > open + 2 && line.find_first_of(" \x1F\n]") == line.size() - 1;
}

bool starts_with_label(std::string_view line) {
    const std::size_t end = line.find_first_of(" \x1F\n");
    return end != std::string_view::npos && is_label(line.substr(0, end));
}

std::string wrapped_lines(std::string_view paragraph, const Style& style, std::size_t indent) {
    if (style.label_lines && starts_with_label(paragraph)) {
        const std::size_t end = paragraph.find_first_of(" \x1F\n");
        const std::string_view rest = paragraph.substr(end + 1);
        const std::string label(paragraph.substr(0, end));
        if (paragraph[end] == soft_blank && !would_start_a_block(rest))
            return label + "\n" + wrapped_lines(rest, style, indent);
    }
    if (style.wrap != Style::Wrap::none) return Wrapper(style, indent).wrap(paragraph);
    std::string text(paragraph);
    std::replace(text.begin(), text.end(), soft_blank, ' ');
    return text;
}

std::string with_new_lines_broken(std::string_view text, std::string_view before,
                                  const Style& style) {
    if (style.wrap != Style::Wrap::width) return std::string(text);
    std::set<std::string_view> known;
    for (const std::string_view line : split(before, '\n')) known.insert(line);
    std::string out;
    bool first = true;
    for (const std::string_view line : split(text, '\n')) {
        if (!std::exchange(first, false)) out += '\n';
        if (known.count(line) != 0) {
            out += line;
        } else {
            append_broken(out, std::string(line), style.width);
        }
    }
    return out;
}

}  // namespace confsync::render
