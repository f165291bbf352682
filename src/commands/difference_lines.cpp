#include "commands/difference_lines.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.hpp"
#include "commands/views_diff.hpp"

namespace confsync::commands {

namespace {

char mark_of(const DifferenceLine& line) {
    const auto stands = [&](Side side) {
        return std::ranges::any_of(line.stretches, [&](const Stretch& stretch) {
            return stretch.side == side && !(side == Side::both && trimmed(stretch.text).empty());
        });
    };
    const bool gone = stands(Side::before);
    const bool come = stands(Side::after);
    if (!gone && !come) return ' ';
    if (stands(Side::both) || (gone && come)) return '~';
    return gone ? '-' : '+';
}

/// Reads hunks as `diff -U3` prints them.
class Reader {
  public:
    std::vector<DifferenceLine> read(std::string_view hunks) {
        for (const std::string_view line : split(hunks, '\n')) {
            if (line.empty()) continue;
            take(line.front(), line.substr(1));
        }
        end_of_change();
        return std::move(lines_);
    }

  private:
    void take(char mark, std::string_view text) {
        switch (mark) {
            case '@': return place(text);
            case '-': return append(gone_, text);
            case '+': return append(come_, text);
            case ' ':
                end_of_change();
                lines_.push_back({' ', {{Side::both, std::string(text)}}, 0});
                ++line_;
                return;
            default: return;  // "\ No newline at end of file"
        }
    }

    /// "@ -8,8 +8,8 @@ Steps"
    void place(std::string_view text) {
        end_of_change();
        const auto plus = std::min(text.find('+'), text.size());
        const std::string_view number = text.substr(std::min(plus + 1, text.size()));
        std::from_chars(number.data(), number.data() + number.size(), line_);
        lines_.push_back({'@', {}, 0});
        place_ = lines_.size() - 1;
    }

    static void append(std::string& text, std::string_view line) {
        text += line;
        text += '\n';
    }

    void end_of_change() {
        if (gone_.empty() && come_.empty()) return;
        if (place_ < lines_.size() && lines_[place_].line == 0)
            lines_[place_].line = std::max(line_, 1);
        auto told = word_changes(gone_, come_);
        const bool only_blanks = std::ranges::all_of(
            told, [](const Stretch& stretch) { return stretch.side == Side::both; });
        if (only_blanks) told = {{Side::before, gone_}, {Side::after, come_}};
        add_lines(told);
        line_ += static_cast<int>(std::ranges::count(come_, '\n'));
        gone_.clear();
        come_.clear();
    }

    void add_lines(const std::vector<Stretch>& stretches) {
        DifferenceLine line;
        for (const Stretch& stretch : stretches) {
            std::string_view rest = stretch.text;
            while (true) {
                const auto end = rest.find('\n');
                const std::string_view text = rest.substr(0, end);
                if (!text.empty()) line.stretches.push_back({stretch.side, std::string(text)});
                if (end == std::string_view::npos) break;
                finish(line, stretch.side);
                rest.remove_prefix(end + 1);
            }
        }
        if (!line.stretches.empty()) finish(line, Side::both);
    }

    /// An empty line that stands on one side only has nothing but its end to be told by.
    void finish(DifferenceLine& line, Side end) {
        if (line.stretches.empty() && end != Side::both) line.stretches.push_back({end, ""});
        line.mark = mark_of(line);
        lines_.push_back(std::exchange(line, {}));
    }

    std::vector<DifferenceLine> lines_;
    std::size_t place_ = 0;
    int line_ = 0;  ///< of the file
    std::string gone_;
    std::string come_;
};

}  // namespace

std::vector<DifferenceLine> difference_lines(const engine::PageDifference& page) {
    return Reader().read(hunks_of(page));
}

}  // namespace confsync::commands
