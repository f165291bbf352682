#include "render/block_map.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/text.hpp"
#include "render/convert_footnotes.hpp"
#include "render/line_merge.hpp"
#include "render/page_sections.hpp"
#include "render/storage.hpp"
#include "render/storage_elements.hpp"
#include "render/storage_equivalence.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view note_prefix = "#note";

/// Of all blocks above the footnotes.
std::vector<std::string> forms_of(const std::vector<BodyBlock>& blocks) {
    std::vector<std::string> forms;
    for (const BodyBlock& block : blocks)
        if (!is_note(block)) forms.push_back(block.form);
    return forms;
}

void match_notes(const std::vector<BodyBlock>& a, const std::vector<BodyBlock>& b,
                 std::vector<std::size_t>& matches) {
    std::map<std::string_view, std::size_t> notes;
    for (std::size_t at = 0; at < b.size(); ++at)
        if (is_note(b[at])) notes.emplace(b[at].name, at);
    for (std::size_t at = 0; at < a.size(); ++at)
        if (const auto note = notes.find(a[at].name); note != notes.end() && is_note(a[at]))
            matches[at] = note->second;
}

std::set<std::string_view> words_of(std::string_view text) {
    std::set<std::string_view> words;
    for (const std::string_view line : split(text, '\n'))
        for (const std::string_view word : split(line, ' ')) words.insert(word);
    return words;
}

/// A block, and what it is told by.
struct Candidate {
    Candidate(const BodyBlock& from)  // NOLINT: a block is one
        : block(from), text(visible_text(from.source)), words(words_of(text)) {}

    const BodyBlock& block;
    std::string text;
    std::set<std::string_view> words;
};

/// How much of their text two blocks share, from 0 to 1; blocks of two kinds share nothing.
double likeness(const Candidate& a, const Candidate& b) {
    if (a.block.name != b.block.name) return 0;
    const auto shared = std::count_if(a.words.begin(), a.words.end(), [&](std::string_view word) {
        return b.words.count(word) != 0;
    });
    const double all = static_cast<double>(a.words.size() + b.words.size());
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
    static std::deque<Candidate> candidates(const std::vector<BodyBlock>& blocks, std::size_t first,
                                            std::size_t count) {
        std::deque<Candidate> list;
        for (std::size_t at = first; at < first + count; ++at) list.emplace_back(blocks[at]);
        return list;
    }

    void best_in_order(std::size_t first_a, std::size_t rows, std::size_t first_b,
                       std::size_t columns) {
        const std::size_t width = columns + 1;
        const std::deque<Candidate> left = candidates(a_, first_a, rows);
        const std::deque<Candidate> right = candidates(b_, first_b, columns);
        std::vector<double> like(rows * columns);
        std::vector<double> best((rows + 1) * width, 0);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                like[i * columns + j] = likeness(left[i], right[j]);
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

/// The last line of a group; 0: it has none.
int last_line(const FileGroup& group) {
    int last = 0;
    for (const auto& lines : group.lines) last = std::max(last, lines.second);
    return last;
}

/// Raw HTML makes several elements of the same lines. They are one group, with all between them.
std::vector<FileGroup> without_shared_lines(std::vector<FileGroup> groups,
                                            const std::vector<BodyBlock>& blocks) {
    std::vector<FileGroup> parted;
    for (FileGroup& group : groups) {
        const bool note = is_note(blocks[group.first]);
        while (!note && !group.lines.empty() && !parted.empty() &&
               last_line(parted.back()) >= group.lines.front().first) {
            FileGroup& before = parted.back();
            group.first = before.first;
            group.lines = {{std::min(before.lines.front().first, group.lines.front().first),
                            std::max(last_line(before), last_line(group))}};
            parted.pop_back();
        }
        parted.push_back(std::move(group));
    }
    return parted;
}

}  // namespace

std::vector<BodyBlock> body_blocks(std::string_view storage, Flavor flavor) {
    const auto root = read_page(storage);
    if (!root) return {{storage, std::string(storage), ""}};
    return body_blocks(*root, flavor);
}

std::vector<BodyBlock> body_blocks(const StorageNode& root, Flavor flavor) {
    std::vector<BodyBlock> blocks;
    const auto add = [&](const StorageNode& node, const std::string& name) {
        if (!node.is_text() || !is_blank(node.text))
            blocks.push_back({node.source, equivalent_form(node.source, flavor), name});
    };
    const auto notes = footnotes_of(root);
    const std::size_t end = notes ? notes->first : root.children.size();
    for (std::size_t at = 0; at < end; ++at) {
        const StorageNode& node = root.children[at];
        const bool macro = node.is("ac:structured-macro");
        add(node, macro ? std::string(node.attribute("ac:name")) : node.name);
    }
    if (notes)
        for (const StorageNode& item : notes->list->children)
            add(item, std::string(note_prefix) + footnote_name(item));
    return blocks;
}

bool is_note(const BodyBlock& block) { return block.name.starts_with(note_prefix); }

std::string note_name(const BodyBlock& block) { return block.name.substr(note_prefix.size()); }

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
            if (shows && spots[spot].first_line > 0)
                groups.back().lines.emplace_back(spots[spot].first_line, spots[spot].last_line);
        }
        covered = std::max(covered, end);
    }
    for (FileGroup& group : groups) std::sort(group.lines.begin(), group.lines.end());
    return without_shared_lines(std::move(groups), blocks);
}

std::vector<std::size_t> matched_blocks(const std::vector<BodyBlock>& a,
                                        const std::vector<BodyBlock>& b) {
    std::vector<std::size_t> matches(a.size(), no_block);
    GapMatcher gap(a, b, matches);
    std::size_t at_a = 0;
    std::size_t at_b = 0;
    const std::vector<std::string> forms_a = forms_of(a);
    const std::vector<std::string> forms_b = forms_of(b);
    Pairs pairs = common_subsequence(forms_a, forms_b);
    pairs.emplace_back(forms_a.size(), forms_b.size());
    for (const auto& [i, j] : pairs) {
        gap.match(at_a, i, at_b, j);
        if (i < forms_a.size()) matches[i] = j;
        at_a = i + 1;
        at_b = j + 1;
    }
    match_notes(a, b, matches);
    return matches;
}

}  // namespace confsync::render
