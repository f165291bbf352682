#include "render/block_map.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "render/line_merge.hpp"
#include "render/storage.hpp"
#include "render/storage_equivalence.hpp"

namespace confsync::render {

namespace {

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

std::vector<std::string> forms_of(const std::vector<BodyBlock>& blocks) {
    std::vector<std::string> forms;
    for (const BodyBlock& block : blocks) forms.push_back(block.form);
    return forms;
}

std::set<std::string_view> words_of(std::string_view text) {
    std::set<std::string_view> words;
    for (const std::string_view line : split(text, '\n'))
        for (const std::string_view word : split(line, ' ')) words.insert(word);
    return words;
}

/// How much of their text two blocks share, from 0 to 1; blocks of two kinds share nothing.
double likeness(const BodyBlock& a, const BodyBlock& b) {
    if (a.name != b.name) return 0;
    const std::string text_a = visible_text(a.source);
    const std::string text_b = visible_text(b.source);
    const auto words_a = words_of(text_a);
    const auto words_b = words_of(text_b);
    const auto shared = std::count_if(words_a.begin(), words_a.end(), [&](std::string_view word) {
        return words_b.count(word) != 0;
    });
    const double all = static_cast<double>(words_a.size() + words_b.size());
    return 0.1 + 0.9 * 2 * static_cast<double>(shared) / std::max(all, 1.0);
}

/// Pairs what stands between two unchanged blocks, most alike first, in order.
class GapMatcher {
  public:
    GapMatcher(const std::vector<BodyBlock>& a, const std::vector<BodyBlock>& b,
               std::vector<std::size_t>& matches)
        : a_(a), b_(b), matches_(matches) {}

    void match(std::size_t first_a, std::size_t last_a, std::size_t first_b, std::size_t last_b) {
        constexpr std::size_t most = 2'500;
        const std::size_t rows = last_a - first_a;
        const std::size_t columns = last_b - first_b;
        if (rows == 0 || columns == 0) return;
        if (rows * columns > most) {
            if (rows == columns)
                for (std::size_t i = 0; i < rows; ++i) matches_[first_a + i] = first_b + i;
            return;
        }
        best_in_order(first_a, rows, first_b, columns);
    }

  private:
    void best_in_order(std::size_t first_a, std::size_t rows, std::size_t first_b,
                       std::size_t columns) {
        const std::size_t width = columns + 1;
        std::vector<double> like(rows * columns);
        std::vector<double> best((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                like[i * columns + j] = likeness(a_[first_a + i], b_[first_b + j]);
                const double paired = like[i * columns + j] > 0
                                          ? like[i * columns + j] + best[(i + 1) * width + j + 1]
                                          : 0;
                best[i * width + j] =
                    std::max({best[(i + 1) * width + j], best[i * width + j + 1], paired});
            }
        }
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            const double here = best[i * width + j];
            if (here <= best[(i + 1) * width + j]) {
                ++i;
            } else if (here <= best[i * width + j + 1]) {
                ++j;
            } else {
                matches_[first_a + i++] = first_b + j++;
            }
        }
    }

    const std::vector<BodyBlock>& a_;
    const std::vector<BodyBlock>& b_;
    std::vector<std::size_t>& matches_;
};

}  // namespace

std::vector<BodyBlock> body_blocks(std::string_view storage, Flavor flavor) {
    const auto root = read_nodes(storage);
    if (!root) return {{storage, std::string(storage), ""}};
    std::vector<BodyBlock> blocks;
    for (const StorageNode& node : root->children) {
        if (node.is_text() && is_blank(node.text)) continue;
        const bool macro = node.is("ac:structured-macro");
        blocks.push_back({node.source, equivalent_form(node.source, flavor),
                          macro ? std::string(node.attribute("ac:name")) : node.name});
    }
    return blocks;
}

std::vector<FileGroup> file_groups(const Rendered& rendered, const std::vector<BodyBlock>& blocks) {
    std::vector<FileGroup> groups;
    const char* const body = rendered.body.data();
    const auto& spots = rendered.blocks;
    std::size_t spot = 0;
    std::size_t covered = 0;  ///< bytes of the body that the last group reaches to
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        const auto start = static_cast<std::size_t>(blocks[at].source.data() - body);
        const std::size_t end = start + blocks[at].source.size();
        if (groups.empty() || start >= covered) groups.push_back({at, at, {}});
        groups.back().last = at + 1;
        for (; spot < spots.size() && spots[spot].offset < end; ++spot) {
            covered = spot + 1 < spots.size() ? spots[spot + 1].offset : rendered.body.size();
            const bool shows =
                covered > start &&
                !is_blank(rendered.body.substr(spots[spot].offset, covered - spots[spot].offset));
            if (shows)
                groups.back().lines.emplace_back(spots[spot].first_line, spots[spot].last_line);
        }
        covered = std::max(covered, end);
    }
    for (FileGroup& group : groups) std::sort(group.lines.begin(), group.lines.end());
    return groups;
}

std::vector<std::size_t> matched_blocks(const std::vector<BodyBlock>& a,
                                        const std::vector<BodyBlock>& b) {
    std::vector<std::size_t> matches(a.size(), no_block);
    GapMatcher gap(a, b, matches);
    std::size_t at_a = 0;
    std::size_t at_b = 0;
    Pairs pairs = common_subsequence(forms_of(a), forms_of(b));
    pairs.emplace_back(a.size(), b.size());
    for (const auto& [i, j] : pairs) {
        gap.match(at_a, i, at_b, j);
        if (i < a.size()) matches[i] = j;
        at_a = i + 1;
        at_b = j + 1;
    }
    return matches;
}

}  // namespace confsync::render
