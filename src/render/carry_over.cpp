#include "render/carry_over.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "render/align.hpp"
#include "render/server_bytes.hpp"
#include "render/storage.hpp"
#include "render/storage_elements.hpp"
#include "render/visible_words.hpp"

namespace confsync::render {

namespace {

/// How many words around a comment's are looked at to know its place again.
constexpr std::size_t context = 4;

/// A piece of running text that a marker is to be put around, in bytes of the body.
struct Wrap {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view ref;
};

/// Part of a text, as indices into its bytes.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<std::uint32_t> numbered(const VisibleWords& text,
                                    std::unordered_map<std::string, std::uint32_t>& numbers) {
    std::vector<std::uint32_t> result;
    for (const auto& word : text.words) {
        const auto next = static_cast<std::uint32_t>(numbers.size());
        result.push_back(numbers.try_emplace(std::string(text.of(word)), next).first->second);
    }
    return result;
}

/// Finds the places of one body's text in another's.
class Places {
  public:
    Places(const VisibleWords& before, const VisibleWords& after) : before_(before), after_(after) {
        std::unordered_map<std::string, std::uint32_t> numbers;
        left_ = numbered(before, numbers);
        right_ = numbered(after, numbers);
        partner_.resize(left_.size());
        for (const auto& match : align(left_, right_)) partner_[match.left] = match.right;
    }

    /// Empty when the words are gone, or stand where it can't be known that they are the same.
    std::vector<Range> of(const MarkedRange& marked) const {
        const auto first = std::ranges::partition_point(
            before_.words, [&](const Word& word) { return word.end <= marked.begin; });
        const auto last = std::ranges::partition_point(
            before_.words, [&](const Word& word) { return word.begin < marked.end; });
        if (first == last) return {};
        const Range words{static_cast<std::size_t>(first - before_.words.begin()),
                          static_cast<std::size_t>(last - before_.words.begin())};
        if (is_known(words)) return mapped(words, marked);
        return moved(words, marked);
    }

  private:
    std::size_t matched(Range words) const {
        std::size_t count = 0;
        for (auto i = words.begin; i < words.end; ++i) count += partner_[i] ? 1 : 0;
        return count;
    }

    /// At least half of the words, and half of those around them, are still there, close together.
    bool is_known(Range words) const {
        const Range around{words.begin - std::min(words.begin, context),
                           std::min(words.end + context, left_.size())};
        const auto all = around.end - around.begin;
        return 2 * matched(words) >= words.end - words.begin && 2 * matched(around) >= all &&
               spread(around) <= 2 * all + 2 * context;
    }

    /// How many words of the new text lie between the first and the last of these.
    std::size_t spread(Range words) const {
        std::optional<std::size_t> first;
        std::size_t last = 0;
        for (auto i = words.begin; i < words.end; ++i) {
            if (!partner_[i]) continue;
            if (!first) first = partner_[i];
            last = *partner_[i];
        }
        return first ? last - *first : 0;
    }

    /// A few words that came in between are commented too, more are not.
    std::vector<Range> mapped(Range words, const MarkedRange& marked) const {
        std::vector<Range> ranges;
        std::size_t last = 0;
        for (auto i = words.begin; i < words.end; ++i) {
            if (!partner_[i]) continue;
            const Range part = inside(before_.words[i], after_.words[*partner_[i]], marked);
            if (ranges.empty() || *partner_[i] - last > context + 1)
                ranges.push_back(part);
            else
                ranges.back().end = part.end;
            last = *partner_[i];
        }
        return ranges;
    }

    /// A marker may begin or end within a word.
    static Range inside(const Word& old, const Word& now, const MarkedRange& marked) {
        const auto cut = std::max(old.begin, marked.begin) - old.begin;
        const auto left = old.end - std::min(old.end, marked.end);
        return {now.begin + cut, now.end - left};
    }

    /// Words that stand once in each text are the same wherever they went.
    std::vector<Range> moved(Range words, const MarkedRange& marked) const {
        const auto length = words.end - words.begin;
        if (length < 2) return {};
        if (occurrences(left_, words).size() != 1) return {};
        const auto found = occurrences(right_, words);
        if (found.size() != 1) return {};
        const auto at = found.front();
        const auto last = length - 1;
        return {{inside(before_.words[words.begin], after_.words[at], marked).begin,
                 inside(before_.words[words.begin + last], after_.words[at + last], marked).end}};
    }

    std::vector<std::size_t> occurrences(const std::vector<std::uint32_t>& text,
                                         Range words) const {
        const auto begin = left_.begin() + static_cast<std::ptrdiff_t>(words.begin);
        const auto end = left_.begin() + static_cast<std::ptrdiff_t>(words.end);
        std::vector<std::size_t> found;
        for (auto at = text.begin(); found.size() < 2;) {
            at = std::search(at, text.end(), begin, end);
            if (at == text.end()) break;
            found.push_back(static_cast<std::size_t>(at - text.begin()));
            ++at;
        }
        return found;
    }

    const VisibleWords& before_;
    const VisibleWords& after_;
    std::vector<std::uint32_t> left_;
    std::vector<std::uint32_t> right_;
    std::vector<std::optional<std::size_t>> partner_;
};

/// The runs of text that make up a range: a marker never crosses a tag.
void wrap(const VisibleWords& text, Range range, std::string_view ref, std::vector<Wrap>& wraps) {
    std::optional<Wrap> run;
    std::size_t run_begin = 0;
    const auto end_run = [&](std::size_t end) {
        // Blanks alone stand between blocks, where no marker may.
        const auto covered = std::string_view(text.text).substr(run_begin, end - run_begin);
        if (run && !is_blank(covered)) wraps.push_back(*run);
        run.reset();
    };
    for (auto i = range.begin; i < range.end; ++i) {
        const auto& origin = text.origins[i];
        if (origin.begin == origin.end) {
            end_run(i);
            continue;
        }
        if (run && origin.begin > run->end) end_run(i);
        if (!run) run_begin = i;
        if (!run) run = Wrap{origin.begin, origin.end, ref};
        run->end = origin.end;
    }
    end_run(range.end);
}

/// Comments may overlap, elements may not: where one begins or ends, the others are cut.
std::string with_wraps(std::string_view body, const std::vector<Wrap>& wraps) {
    std::map<std::size_t, std::vector<const Wrap*>> begins;
    std::map<std::size_t, std::vector<const Wrap*>> ends;
    std::map<std::size_t, int> edges;
    for (const auto& each : wraps) {
        begins[each.begin].push_back(&each);
        ends[each.end].push_back(&each);
        ++edges[each.begin];
        ++edges[each.end];
    }
    std::string out;
    std::vector<const Wrap*> open;
    std::size_t from = 0;
    const auto close_all = [&] {
        for (std::size_t i = 0; i < open.size(); ++i) out += "</ac:inline-comment-marker>";
    };
    for (const auto& [edge, count] : edges) {
        out += body.substr(from, edge - from);
        from = edge;
        close_all();
        for (const auto* ended : ends[edge]) std::erase(open, ended);
        for (const auto* begun : begins[edge]) open.push_back(begun);
        for (const auto* each : open)
            out.append("<ac:inline-comment-marker ac:ref=\"").append(each->ref).append("\">");
    }
    out += body.substr(from);
    return out;
}

using Refs = std::set<std::string_view>;

/// A comment's ranges with nothing but blanks between them are one: only tags cut them.
std::vector<MarkedRange> joined(const VisibleWords& text) {
    std::vector<MarkedRange> ranges;
    for (const auto& marked : text.marked) {
        const bool goes_on = !ranges.empty() && ranges.back().ref == marked.ref &&
                             is_blank(std::string_view(text.text).substr(
                                 ranges.back().end, marked.begin - ranges.back().end));
        if (goes_on)
            ranges.back().end = marked.end;
        else
            ranges.push_back(marked);
    }
    return ranges;
}

std::vector<std::string> refs_of(const VisibleWords& text) {
    std::vector<std::string> refs;
    Refs known;
    for (const auto& marked : text.marked)
        if (known.insert(marked.ref).second) refs.emplace_back(marked.ref);
    return refs;
}

/// The server's own bytes already hold this comment here.
bool is_marked(const VisibleWords& text, Range range, std::string_view ref) {
    return std::ranges::any_of(text.marked, [&](const MarkedRange& marked) {
        return marked.ref == ref && marked.begin < range.end && range.begin < marked.end;
    });
}

}  // namespace

std::vector<std::string> comment_refs(std::string_view storage) {
    return refs_of(visible_words(storage));
}

CarriedOver carry_over(std::string_view wanted, std::string_view present) {
    if (!is_readable(wanted) || !is_readable(present))
        return {std::string(wanted), {}, comment_refs(present)};
    CarriedOver result;
    result.body = with_server_bytes(wanted, present);
    const VisibleWords before = visible_words(present);
    if (before.marked.empty()) return result;
    const VisibleWords after = visible_words(result.body);
    Refs placed;
    for (const auto& marked : after.marked) placed.insert(marked.ref);
    const Places places(before, after);
    std::vector<Wrap> wraps;
    for (const auto& marked : joined(before)) {
        for (const auto& place : places.of(marked)) {
            if (place.begin >= place.end || is_marked(after, place, marked.ref)) continue;
            wrap(after, place, marked.ref, wraps);
            placed.insert(marked.ref);
        }
    }
    for (auto& ref : refs_of(before)) {
        auto& list = placed.contains(ref) ? result.kept : result.lost;
        list.push_back(std::move(ref));
    }
    result.body = with_wraps(result.body, wraps);
    return result;
}

}  // namespace confsync::render
