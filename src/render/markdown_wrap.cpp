#include "render/markdown_wrap.hpp"

#include <algorithm>

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

}  // namespace confsync::render
