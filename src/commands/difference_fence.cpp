#include "commands/difference_fence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/difference_lines.hpp"
#include "commands/forge_text.hpp"

namespace confsync::commands {

namespace {

/// What a comment shows beside one another without scrolling.
constexpr std::size_t widest_line = 88;

std::string_view without_blanks_before(std::string_view word) {
    return word.substr(std::min(word.find_first_not_of(' '), word.size()));
}

/// Folds a line at its blanks, both sides at the same places.
class Fold {
  public:
    explicit Fold(std::string& text) : text_(text) {}

    void line(const DifferenceLine& line) {
        for (const Stretch& stretch : line.stretches) words(stretch);
        end();
    }

  private:
    void words(const Stretch& stretch) {
        std::string_view rest = stretch.text;
        while (!rest.empty()) {
            const auto blank = rest.find_first_not_of(' ');
            const auto end = rest.find(' ', std::min(blank, rest.size()));
            const std::string_view word = rest.substr(0, end);
            const auto wide = std::max(before_width_, after_width_) + display_width(word);
            const bool folds =
                stretch.side == Side::both && word.starts_with(' ') && wide > widest_line;
            if (folds) this->end();
            add(stretch.side, folds ? without_blanks_before(word) : word);
            rest.remove_prefix(word.size());
        }
    }

    void add(Side side, std::string_view word) {
        if (side != Side::both) changed_ = true;
        if (side != Side::after) before_ += word;
        if (side != Side::after) before_width_ += display_width(word);
        if (side != Side::before) after_ += word;
        if (side != Side::before) after_width_ += display_width(word);
    }

    void end() {
        if (!changed_) {
            text_ += fmt::format(" {}\n", after_);
        } else {
            if (!is_nothing(before_)) text_ += fmt::format("-{}\n", before_);
            if (!is_nothing(after_)) text_ += fmt::format("+{}\n", after_);
        }
        before_.clear();
        after_.clear();
        before_width_ = after_width_ = 0;
        changed_ = false;
    }

    static bool is_nothing(const std::string& text) {
        return text.find_first_not_of(' ') == std::string::npos;
    }

    std::string& text_;
    std::string before_;
    std::string after_;
    std::size_t before_width_ = 0;
    std::size_t after_width_ = 0;
    bool changed_ = false;
};

/// A line that stands on one side, folded by itself.
void add_alone(std::string& text, char mark, const DifferenceLine& line) {
    std::string whole;
    for (const Stretch& stretch : line.stretches) whole += stretch.text;
    std::string row;
    std::string_view rest = whole;
    while (!rest.empty()) {
        const auto blank = rest.find_first_not_of(' ');
        const std::string_view word = rest.substr(0, rest.find(' ', std::min(blank, rest.size())));
        if (!row.empty() && display_width(row) + display_width(word) > widest_line) {
            text += mark + row + '\n';
            row = without_blanks_before(word);
        } else {
            row += word;
        }
        rest.remove_prefix(word.size());
    }
    text += mark + row + '\n';
}

}  // namespace

std::string difference_fence(const engine::PageDifference& page) {
    std::string text;
    for (const DifferenceLine& line : difference_lines(page)) {
        if (line.mark == '@')
            text += fmt::format("@@ line {} @@\n", line.line);
        else if (line.mark == '~')
            Fold(text).line(line);
        else
            add_alone(text, line.mark, line);
    }
    return forge_fence("diff", text);
}

std::string difference_size(const engine::PageDifference& page) {
    const auto lines = difference_lines(page);
    const auto marked = [&](char mark) {
        return static_cast<std::size_t>(std::ranges::count(lines, mark, &DifferenceLine::mark));
    };
    std::vector<std::string> words;
    if (marked('~') > 0) words.push_back(counted(marked('~'), "line") + " changed");
    if (marked('+') > 0) words.push_back(counted(marked('+'), "line") + " added");
    if (marked('-') > 0) words.push_back(counted(marked('-'), "line") + " removed");
    return join(words, ", ");
}

}  // namespace confsync::commands
