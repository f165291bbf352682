#include "render/word_merge.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/unicode.hpp"
#include "render/line_merge.hpp"

namespace confsync::render {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// A run of letters or of one sign, and the blanks and quote signs before it.
struct Word {
    std::string_view gap;
    std::string_view text;
    std::string key;  ///< what it is compared by
};

struct Words {
    std::vector<Word> list;
    std::string_view end;  ///< the gap behind the last word

    std::size_t size() const { return list.size(); }
    std::string_view gap(std::size_t at) const { return at < size() ? list[at].gap : end; }
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool has_line_end(std::string_view gap) { return gap.find('\n') != std::string_view::npos; }

/// Reads Markdown as words. The end of a paragraph and a hard break by blanks are words too.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Words words() {
        Words words;
        while (true) {
            std::string_view gap = next_gap();
            if (const std::string key = break_key(gap); !key.empty()) {
                words.list.push_back({{}, gap, key});
                gap = {};
            }
            if (at_ == text_.size()) {
                words.end = gap;
                return words;
            }
            const std::string_view word = next_word();
            words.list.push_back({gap, word, std::string(word)});
        }
    }

  private:
    std::string_view next_gap() {
        const std::size_t start = at_;
        bool line_start = at_ == 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') line_start = true;
            if (!is_blank(c) && !(c == '>' && line_start)) break;
            ++at_;
        }
        return text_.substr(start, at_ - start);
    }

    static std::string break_key(std::string_view gap) {
        if (std::count(gap.begin(), gap.end(), '\n') > 1) return "\n\n";
        const std::size_t end = gap.find('\n');
        return end != std::string_view::npos && end >= 2 ? "  \n" : "";
    }

    std::string_view next_word() {
        const std::size_t start = at_;
        const char first = text_[at_];
        while (at_ < text_.size() &&
               (is_letter(first) ? is_letter(text_[at_]) : text_[at_] == first))
            ++at_;
        return text_.substr(start, at_ - start);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// For each word of `a` its place in `b`.
std::vector<std::size_t> places_in(const Words& a, const Words& b) {
    const auto keys = [](const Words& words) {
        std::vector<std::string> list;
        for (const Word& word : words.list) list.push_back(word.key);
        return list;
    };
    std::vector<std::size_t> places(a.size(), nowhere);
    for (const auto& [i, j] : common_subsequence(keys(a), keys(b))) places[i] = j;
    return places;
}

/// A word that now touches the one before it, or no longer does, has changed.
void part_where_gaps_differ(const Words& base, const Words& theirs,
                            std::vector<std::size_t>& to_theirs) {
    for (std::size_t at = base.size(); at-- > 1;) {
        const bool neighbours = to_theirs[at] != nowhere && to_theirs[at - 1] != nowhere &&
                                to_theirs[at - 1] + 1 == to_theirs[at];
        if (neighbours && base.gap(at).empty() != theirs.gap(to_theirs[at]).empty())
            to_theirs[at] = nowhere;
    }
}

/// Words [base, base_end) became [theirs, theirs_end); the author's are [ours, ours_end).
struct Change {
    std::size_t base = 0;
    std::size_t base_end = 0;
    std::size_t theirs = 0;
    std::size_t theirs_end = 0;
    std::size_t ours = 0;
    std::size_t ours_end = 0;
    bool joins_before = false;  ///< the word before it is the same one on all sides
    bool joins_behind = false;
};

std::vector<Change> changes_of(const std::vector<std::size_t>& to_theirs, std::size_t theirs) {
    std::vector<Change> changes;
    std::size_t base = 0;
    std::size_t at = 0;
    const auto close = [&](std::size_t base_end, std::size_t at_end) {
        if (base_end > base || at_end > at) changes.push_back({base, base_end, at, at_end});
        base = base_end + 1;
        at = at_end + 1;
    };
    for (std::size_t i = 0; i < to_theirs.size(); ++i)
        if (to_theirs[i] != nowhere) close(i, to_theirs[i]);
    close(to_theirs.size(), theirs);
    return changes;
}

/// Finds for each change the author's words that it is about. Where he spells the neighbours in
/// his own way, the change grows until both its ends are found.
class Locator {
  public:
    Locator(std::vector<Change> changes, const std::vector<std::size_t>& to_ours, std::size_t ours)
        : changes_(std::move(changes)), to_ours_(to_ours), ours_(ours) {}

    std::vector<Change> located() {
        std::vector<Change> found;
        for (Change change : changes_) {
            if (!found.empty() && is_within(change, found.back())) continue;
            grow_down(change, found);
            grow_up(change);
            change.joins_before = is_before(change);
            change.joins_behind = is_behind(change);
            found.push_back(change);
        }
        return found;
    }

  private:
    static Change joined(const Change& first, const Change& second) {
        Change both = first;
        both.base_end = second.base_end;
        both.theirs_end = second.theirs_end;
        return both;
    }

    static bool is_within(const Change& change, const Change& other) {
        return change.base_end <= other.base_end && change.theirs_end <= other.theirs_end;
    }

    bool is_before(const Change& change) const {
        if (change.base == 0) return change.ours == 0;
        return is_known(change.base - 1) && to_ours_[change.base - 1] + 1 == change.ours;
    }

    bool is_behind(const Change& change) const {
        if (change.base_end == to_ours_.size()) return change.ours_end == ours_;
        return is_known(change.base_end) && to_ours_[change.base_end] == change.ours_end;
    }

    bool is_known(std::size_t base) const {
        return base < to_ours_.size() && to_ours_[base] != nowhere;
    }

    void grow_down(Change& change, std::vector<Change>& found) const {
        while (change.base > 0) {
            if (change.base < change.base_end && is_known(change.base)) {
                change.ours = to_ours_[change.base];
                return;
            }
            if (!found.empty() && found.back().base_end >= change.base) {
                change = joined(found.back(), change);
                found.pop_back();
                return;
            }
            if (is_known(change.base - 1)) {
                change.ours = to_ours_[change.base - 1] + 1;
                return;
            }
            --change.base;
            --change.theirs;
        }
        const bool starts = change.base < change.base_end && is_known(0);
        change.ours = starts ? to_ours_[0] : 0;
    }

    void grow_up(Change& change) const {
        if (change.base == change.base_end && change.base > 0 && is_known(change.base - 1)) {
            change.ours_end = change.ours;
            return;
        }
        while (change.base_end < to_ours_.size()) {
            if (change.base < change.base_end && is_known(change.base_end - 1)) {
                change.ours_end = to_ours_[change.base_end - 1] + 1;
                return;
            }
            if (is_known(change.base_end)) {
                change.ours_end = to_ours_[change.base_end];
                return;
            }
            take_next(change);
        }
        const bool ends = change.base < change.base_end && is_known(change.base_end - 1);
        change.ours_end = ends ? to_ours_[change.base_end - 1] + 1 : ours_;
    }

    /// One word of the base more, with the change that begins there.
    void take_next(Change& change) const {
        const auto next = std::find_if(changes_.begin(), changes_.end(), [&](const Change& other) {
            return other.base == change.base_end && other.theirs == change.theirs_end;
        });
        if (next != changes_.end()) {
            change.base_end = next->base_end;
            change.theirs_end = next->theirs_end;
        } else {
            ++change.base_end;
            ++change.theirs_end;
        }
    }

    std::vector<Change> changes_;
    const std::vector<std::size_t>& to_ours_;
    std::size_t ours_;
};

/// Puts the author's words and the changed ones together.
class Composer {
  public:
    Composer(const Words& ours, const Words& theirs, bool padded)
        : ours_(ours), theirs_(theirs), padded_(padded) {}

    std::string compose(const std::vector<Change>& changes) {
        for (const Change& change : changes) apply(change);
        copy_until(ours_.size());
        out_ += gap_ ? *gap_ : std::string(ours_.end);
        return std::move(out_);
    }

  private:
    struct Gaps {
        std::string before;
        std::string behind;
    };

    void copy_until(std::size_t end) {
        for (; at_ < end; ++at_) {
            out_ += gap_ ? *gap_ : std::string(ours_.list[at_].gap);
            out_ += ours_.list[at_].text;
            gap_.reset();
        }
    }

    void apply(const Change& change) {
        copy_until(change.ours);
        Gaps gaps = gaps_of(change);
        if (gap_) gaps.before = *gap_;
        const std::size_t start = out_.size();
        for (std::size_t i = change.theirs; i < change.theirs_end; ++i) {
            const Word& word = theirs_.list[i];
            out_ += i == change.theirs ? std::string_view(gaps.before) : word.gap;
            out_ += word.text;
        }
        at_ = change.ours_end;
        const std::string_view written = std::string_view(out_).substr(start);
        gap_ = padded_ ? cell_gap(change, written, gaps.behind) : gaps.behind;
    }

    Gaps gaps_of(const Change& change) const {
        const bool removes = change.theirs == change.theirs_end;
        const bool inserts = change.ours == change.ours_end;
        const std::string_view before = ours_.gap(change.ours);
        const std::string_view behind = ours_.gap(change.ours_end);
        const bool cell_before = change.ours > 0 && is_cell_edge(change.ours - 1);
        const std::string_view their_before =
            change.joins_before && !cell_before ? theirs_.gap(change.theirs) : before;
        const std::string_view their_behind = change.joins_behind && !is_cell_edge(change.ours_end)
                                                  ? theirs_.gap(change.theirs_end)
                                                  : behind;
        if (inserts && cell_before && is_cell_edge(change.ours_end))
            return {std::string(before.substr(0, 1)), std::string(behind.substr(0, 1))};
        if (removes) return {"", std::string(one_of(before, behind, their_behind))};
        if (!inserts) return {spelled(before, their_before), spelled(behind, their_behind)};
        if (their_before.empty()) return {"", spelled(behind, their_behind)};
        if (their_behind.empty()) return {spelled(before, their_before), ""};
        return {std::string(their_before), spelled(behind, their_behind)};
    }

    bool is_cell_edge(std::size_t word) const {
        return word < ours_.size() && ours_.list[word].text.front() == '|';
    }

    /// The author's gap where there is one to be.
    static std::string spelled(std::string_view ours, std::string_view theirs) {
        return std::string(theirs.empty() || ours.empty() ? theirs : ours);
    }

    static std::string_view one_of(std::string_view before, std::string_view behind,
                                   std::string_view theirs) {
        if (theirs.empty()) return theirs;
        if (has_line_end(before) && !has_line_end(behind)) return before;
        return !behind.empty() ? behind : !before.empty() ? before : theirs;
    }

    /// Before the end of a cell the blanks give way, so that the columns stay where they are.
    std::string cell_gap(const Change& change, std::string_view written, std::string gap) const {
        const bool cell = is_cell_edge(change.ours_end) && !has_line_end(gap);
        if (!cell || has_line_end(written)) return gap;
        std::size_t width = display_width(ours_.list[change.ours_end].gap);
        for (std::size_t i = change.ours; i < change.ours_end; ++i)
            width += display_width(ours_.list[i].gap) + display_width(ours_.list[i].text);
        const std::size_t taken = display_width(written);
        return std::string(width > taken ? width - taken : 1, ' ');
    }

    const Words& ours_;
    const Words& theirs_;
    bool padded_;
    std::string out_;
    std::size_t at_ = 0;
    std::optional<std::string> gap_;  ///< in the place of the next word's own
};

}  // namespace

std::string merged_words(std::string_view base, std::string_view ours, std::string_view theirs,
                         const Style& style) {
    const Words base_words = Scanner(base).words();
    const Words our_words = Scanner(ours).words();
    const Words their_words = Scanner(theirs).words();
    auto to_theirs = places_in(base_words, their_words);
    part_where_gaps_differ(base_words, their_words, to_theirs);
    const auto changes = changes_of(to_theirs, their_words.size());
    const auto to_ours = places_in(base_words, our_words);
    const auto located = Locator(changes, to_ours, our_words.size()).located();
    const bool padded = style.table == Style::Table::padded;
    return Composer(our_words, their_words, padded).compose(located);
}

std::vector<std::string> words_of(std::string_view text) {
    const Words words = Scanner(text).words();
    std::vector<std::string> list;
    for (const Word& word : words.list) list.push_back(std::string(word.gap).append(word.text));
    if (!words.end.empty()) list.emplace_back(words.end);
    return list;
}

}  // namespace confsync::render
