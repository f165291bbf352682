#include "render/server_bytes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "render/align.hpp"
#include "render/storage.hpp"
#include "render/storage_elements.hpp"
#include "render/storage_scan.hpp"

namespace confsync::render {

namespace {

constexpr int deepest = 40;
constexpr std::size_t looked_at = 8;  ///< present blocks that a changed one is compared with

using Blocks = std::vector<std::string_view>;

/// Gives equal blocks equal numbers.
class Numbers {
  public:
    std::vector<std::uint32_t> of(const Blocks& blocks) {
        std::vector<std::uint32_t> numbers;
        for (const auto block : blocks) {
            const auto next = static_cast<std::uint32_t>(known_.size());
            numbers.push_back(known_.try_emplace(canonical(block), next).first->second);
        }
        return numbers;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// An element taken apart: its first tag, what it holds, its last tag.
struct Element {
    std::string_view before;  ///< blanks
    std::string_view open;
    std::string_view content;
    std::string_view close;
    std::string_view name;
};

std::optional<Element> element_of(std::string_view block) {
    const auto start = block.find('<');
    if (start == std::string_view::npos || !is_blank(block.substr(0, start))) return {};
    const auto pieces = scan_storage(block);
    const auto& first = pieces[start == 0 ? 0 : 1];
    const auto& last = pieces.back();
    using Kind = StoragePiece::Kind;
    if (first.kind != Kind::open || last.kind != Kind::close || first.name != last.name) return {};
    return Element{block.substr(0, start), block.substr(first.begin, first.size()),
                   block.substr(first.end, last.begin - first.end),
                   block.substr(last.begin, last.size()), first.name};
}

/// Elements whose children are compared one by one.
bool holds_blocks(std::string_view name) {
    constexpr std::array<std::string_view, 19> names{"ac:layout",
                                                     "ac:layout-cell",
                                                     "ac:layout-section",
                                                     "ac:rich-text-body",
                                                     "ac:structured-macro",
                                                     "ac:task",
                                                     "ac:task-body",
                                                     "ac:task-list",
                                                     "blockquote",
                                                     "dl",
                                                     "div",
                                                     "li",
                                                     "ol",
                                                     "table",
                                                     "tbody",
                                                     "td",
                                                     "th",
                                                     "tr",
                                                     "ul"};
    return std::ranges::find(names, name) != names.end();
}

std::string empty_of(const Element& element) {
    return canonical(std::string(element.open) + std::string(element.close));
}

class Weaver {
  public:
    std::string blocks(std::string_view wanted, std::string_view present, int depth) {
        const Blocks ours = outermost_blocks(wanted);
        const Blocks theirs = outermost_blocks(present);
        Numbers numbers;
        const auto right = numbers.of(ours);
        const auto left = numbers.of(theirs);
        const auto matches = align(left, right);
        std::vector<std::optional<std::size_t>> same(ours.size());
        std::vector<bool> used(theirs.size());
        for (const auto& match : matches) {
            same[match.right] = match.left;
            used[match.left] = true;
        }
        find_moved(left, right, same, used);
        return put_together({ours, theirs, matches, same, used}, depth);
    }

  private:
    struct Woven {
        const Blocks& ours;
        const Blocks& theirs;
        const std::vector<Match>& matches;
        const std::vector<std::optional<std::size_t>>& same;
        const std::vector<bool>& used;
    };

    /// Equal blocks that stand in another order.
    static void find_moved(const std::vector<std::uint32_t>& left,
                           const std::vector<std::uint32_t>& right,
                           std::vector<std::optional<std::size_t>>& same, std::vector<bool>& used) {
        std::multimap<std::uint32_t, std::size_t> free;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!used[i]) free.emplace(left[i], i);
        for (std::size_t i = 0; i < right.size(); ++i) {
            if (same[i]) continue;
            const auto found = free.find(right[i]);
            if (found == free.end()) continue;
            same[i] = found->second;
            used[found->second] = true;
            free.erase(found);
        }
    }

    std::string put_together(const Woven& woven, int depth) {
        std::string out;
        std::size_t next = 0;  // the present block that a changed one is compared with
        std::size_t match = 0;
        for (std::size_t i = 0; i < woven.ours.size(); ++i) {
            if (match < woven.matches.size() && woven.matches[match].right == i)
                next = woven.matches[match++].left + 1;
            if (woven.same[i]) {
                out += woven.theirs[*woven.same[i]];
                continue;
            }
            const auto end =
                match < woven.matches.size() ? woven.matches[match].left : woven.theirs.size();
            out += changed(woven.ours[i], woven, next, end, depth);
        }
        return out;
    }

    /// A changed block, with the tags of the present one it seems to come from.
    std::string changed(std::string_view block, const Woven& woven, std::size_t& next,
                        std::size_t end, int depth) {
        const auto ours = element_of(block);
        if (!ours || depth == deepest) return std::string(block);
        for (auto at = next; at < std::min(end, next + looked_at); ++at) {
            if (woven.used[at]) continue;
            const auto theirs = element_of(woven.theirs[at]);
            if (!theirs || empty_of(*theirs) != empty_of(*ours)) continue;
            next = at + 1;
            return onto(*ours, *theirs, depth);
        }
        return std::string(block);
    }

    std::string onto(const Element& ours, const Element& theirs, int depth) {
        std::string out(ours.before);
        out += theirs.open;
        out += holds_blocks(ours.name) ? blocks(ours.content, theirs.content, depth + 1)
                                       : std::string(ours.content);
        out += theirs.close;
        return out;
    }
};

}  // namespace

std::string with_server_bytes(std::string_view wanted, std::string_view present) {
    return Weaver().blocks(wanted, present, 0);
}

}  // namespace confsync::render
