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

std::string wrapped_lines(std::string_view paragraph, const Style& style, std::size_t indent) {
    if (style.wrap != Style::Wrap::none) return Wrapper(style, indent).wrap(paragraph);
    std::string text(paragraph);
    std::replace(text.begin(), text.end(), soft_blank, ' ');
    return text;
}

}  // namespace confsync::render
