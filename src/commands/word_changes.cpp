#include "commands/word_changes.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "render/align.hpp"

namespace confsync::commands {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// A run of letters or of one sign, with the blanks before it.
struct Word {
    std::size_t gap = 0;  ///< where they begin
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Below this share of common words, in percent, two texts are not told word by word.
constexpr std::size_t least_in_common = 35;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool has_line_end(std::string_view gap) { return gap.find('\n') != std::string_view::npos; }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

struct Words {
    std::string_view text;
    std::vector<Word> list;

    std::size_t size() const { return list.size(); }
    std::string_view word(std::size_t at) const {
        return text.substr(list[at].begin, list[at].end - list[at].begin);
    }
    std::string_view gap(std::size_t at) const {
        return text.substr(list[at].gap, list[at].begin - list[at].gap);
    }
    /// Words [first, last) and what stands between them.
    std::string_view stretch(std::size_t first, std::size_t last) const {
        return text.substr(list[first].begin, list[last - 1].end - list[first].begin);
    }
    std::string_view rest() const { return text.substr(list.empty() ? 0 : list.back().end); }
    bool is_text(std::size_t at) const { return is_letter(text[list[at].begin]); }
    bool begins_a_line(std::size_t at) const { return has_line_end(gap(at)); }
};

Words words_of(std::string_view text) {
    Words words{text, {}};
    for (std::size_t at = 0;;) {
        Word word{at, at, at};
        while (at < text.size() && is_blank(text[at])) ++at;
        if (at == text.size()) return words;
        word.begin = at;
        const char first = text[at];
        while (at < text.size() && (is_letter(first) ? is_letter(text[at]) : text[at] == first))
            ++at;
        word.end = at;
        words.list.push_back(word);
    }
}

/// For each word of `before` the same one of `after`.
std::vector<std::size_t> matched(const Words& before, const Words& after) {
    std::map<std::string_view, std::uint32_t> numbers;
    const auto numbered = [&](const Words& words) {
        std::vector<std::uint32_t> list;
        for (std::size_t at = 0; at < words.size(); ++at)
            list.push_back(
                numbers.emplace(words.word(at), static_cast<std::uint32_t>(numbers.size()))
                    .first->second);
        return list;
    };
    const auto left = numbered(before);
    const auto right = numbered(after);
    std::vector<std::size_t> became(before.size(), nowhere);
    for (const auto& match : render::align(left, right)) became[match.left] = match.right;
    return became;
}

bool have_much_in_common(const Words& before, const Words& after,
                         const std::vector<std::size_t>& became) {
    std::size_t common = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < before.size(); ++at) {
        if (!before.is_text(at)) continue;
        ++all;
        common += became[at] != nowhere;
    }
    for (std::size_t at = 0; at < after.size(); ++at) all += after.is_text(at);
    return all == 0 || common * 200 >= all * least_in_common;
}

/// Signs alone between two changes hold nothing together: "a, b" became "c, d".
void part_at_lonely_signs(const Words& before, const Words& after,
                          std::vector<std::size_t>& became) {
    for (std::size_t at = 0; at < became.size();) {
        if (became[at] == nowhere) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < became.size() && became[end] == became[end - 1] + 1) ++end;
        bool lonely = at > 0 && end < became.size() && became[end] == nowhere &&
                      became[at - 1] == nowhere && became[end - 1] + 1 < after.size();
        for (std::size_t sign = at; sign < end; ++sign) lonely = lonely && !before.is_text(sign);
        if (lonely)
            std::fill(became.begin() + static_cast<std::ptrdiff_t>(at),
                      became.begin() + static_cast<std::ptrdiff_t>(end), nowhere);
        at = end;
    }
}

/// Of "- two\n- " and "two\n- " within a list, the line is what went.
void begin_lines_with_changes(const Words& words, std::vector<std::size_t>& became) {
    for (std::size_t first = 1; first < became.size(); ++first) {
        if (became[first] != nowhere || became[first - 1] == nowhere) continue;
        std::size_t end = first;
        while (end < became.size() && became[end] == nowhere) ++end;
        if (end == became.size()) return;
        if (became[first - 1] + 1 != became[end]) continue;
        std::size_t back = 0;
        while (!words.begins_a_line(first - back) && first - back > 0 &&
               became[first - back - 1] != nowhere &&
               words.word(first - back - 1) == words.word(end - back - 1))
            ++back;
        if (!words.begins_a_line(first - back)) continue;
        for (std::size_t i = 1; i <= back; ++i)
            became[end - i] = std::exchange(became[first - i], nowhere);
        first = end;
    }
}

std::vector<std::size_t> turned(const std::vector<std::size_t>& became, std::size_t size) {
    std::vector<std::size_t> other(size, nowhere);
    for (std::size_t at = 0; at < became.size(); ++at)
        if (became[at] != nowhere) other[became[at]] = at;
    return other;
}

/// The matches as people would make them.
void tidy(const Words& before, const Words& after, std::vector<std::size_t>& became) {
    part_at_lonely_signs(before, after, became);
    begin_lines_with_changes(before, became);
    auto other = turned(became, after.size());
    begin_lines_with_changes(after, other);
    became = turned(other, before.size());
}

/// Tells two sequences of words as one.
class Teller {
  public:
    Teller(const Words& before, const Words& after, const std::vector<std::size_t>& became)
        : before_(before), after_(after), became_(became) {}

    std::vector<Stretch> told() {
        std::size_t from = 0;
        std::size_t to = 0;
        for (std::size_t at = 0; at < became_.size(); ++at) {
            if (became_[at] == nowhere) continue;
            std::string_view gap = after_.gap(became_[at]);
            if (from < at && to == became_[at])
                gap = dropped(from, at, gap);
            else
                changed({from, at}, {to, became_[at]});
            add(Side::both, gap);
            add(Side::both, after_.word(became_[at]));
            from = at + 1;
            to = became_[at] + 1;
        }
        changed({from, before_.size()}, {to, after_.size()});
        add(Side::both, after_.rest());
        return std::move(stretches_);
    }

  private:
    struct Range {
        std::size_t first = 0;
        std::size_t end = 0;
        bool empty() const { return first == end; }
    };

    /// Words that went without anything in their place; `next` is the gap before the word that
    /// follows. Returns the gap that is left to tell.
    std::string_view dropped(std::size_t first, std::size_t end, std::string_view next) {
        const bool alike = has_line_end(next) == before_.begins_a_line(end);
        if (alike) {
            put(Side::before, before_, {first, end});
            return next;
        }
        add(Side::both, next);
        add(Side::before, before_.stretch(first, end));
        add(Side::before, before_.gap(end));
        return {};
    }

    void changed(Range gone, Range come) {
        if (gone.empty() || come.empty()) {
            put(Side::before, before_, gone);
            put(Side::after, after_, come);
            return;
        }
        const bool gone_line = before_.begins_a_line(gone.first);
        const bool come_line = after_.begins_a_line(come.first);
        const bool lines =
            gone_line && come_line && ends_line(before_, gone.end) && ends_line(after_, come.end);
        if (gone_line && !come_line) {
            put(Side::after, after_, come);
            put(Side::before, before_, gone);
        } else if (lines || gone_line != come_line) {
            put(Side::before, before_, gone);
            put(Side::after, after_, come);
        } else {
            const bool alike = come_line || before_.gap(gone.first) == after_.gap(come.first);
            if (alike) add(Side::both, after_.gap(come.first));
            if (!alike) add(Side::before, before_.gap(gone.first));
            add(Side::before, before_.stretch(gone.first, gone.end));
            if (!alike) add(Side::after, after_.gap(come.first));
            add(Side::after, after_.stretch(come.first, come.end));
        }
    }

    static bool ends_line(const Words& words, std::size_t end) {
        return end == words.size() || words.begins_a_line(end);
    }

    void put(Side side, const Words& words, Range range) {
        if (range.empty()) return;
        add(side, words.gap(range.first));
        add(side, words.stretch(range.first, range.end));
    }

    void add(Side side, std::string_view text) {
        if (text.empty()) return;
        if (!stretches_.empty() && stretches_.back().side == side)
            stretches_.back().text += text;
        else
            stretches_.push_back({side, std::string(text)});
    }

    const Words& before_;
    const Words& after_;
    const std::vector<std::size_t>& became_;
    std::vector<Stretch> stretches_;
};

/// Neighbours among the chosen words, as one range each.
std::vector<ByteRange> ranges_of(const Words& words, const std::vector<bool>& chosen) {
    std::vector<ByteRange> ranges;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!chosen[at]) continue;
        if (at > 0 && chosen[at - 1])
            ranges.back().end = words.list[at].end;
        else
            ranges.push_back({words.list[at].begin, words.list[at].end});
    }
    return ranges;
}

/// The text behind a line end, so that its first word begins a line like any other.
std::string as_lines(std::string_view text) { return '\n' + std::string(text); }

void drop_first_line_end(std::vector<Stretch>& stretches) {
    if (stretches.empty() || !stretches.front().text.starts_with('\n')) return;
    stretches.front().text.erase(0, 1);
    if (stretches.front().text.empty()) stretches.erase(stretches.begin());
}

}  // namespace

LoneWords lone_words(std::string_view before, std::string_view after) {
    const Words old_words = words_of(before);
    const Words new_words = words_of(after);
    auto became = matched(old_words, new_words);
    if (!have_much_in_common(old_words, new_words, became)) return {};
    tidy(old_words, new_words, became);
    std::vector<bool> gone(old_words.size(), true);
    std::vector<bool> come(new_words.size(), true);
    for (std::size_t at = 0; at < became.size(); ++at) {
        if (became[at] == nowhere) continue;
        gone[at] = false;
        come[became[at]] = false;
    }
    return {ranges_of(old_words, gone), ranges_of(new_words, come)};
}

std::vector<Stretch> word_changes(std::string_view before, std::string_view after) {
    const std::string old_text = as_lines(before);
    const std::string new_text = as_lines(after);
    const Words old_words = words_of(old_text);
    const Words new_words = words_of(new_text);
    auto became = matched(old_words, new_words);
    if (!have_much_in_common(old_words, new_words, became))
        return {{Side::before, std::string(before)}, {Side::after, std::string(after)}};
    tidy(old_words, new_words, became);
    auto stretches = Teller(old_words, new_words, became).told();
    drop_first_line_end(stretches);
    return stretches;
}

}  // namespace confsync::commands
