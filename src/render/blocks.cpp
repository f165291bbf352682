#include "render/blocks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "render/block_both_sides.hpp"
#include "render/block_edits.hpp"
#include "render/block_lines.hpp"
#include "render/block_map.hpp"
#include "render/block_reach.hpp"
#include "render/block_rewrite.hpp"
#include "render/storage_equivalence.hpp"

namespace confsync::render {

namespace {

class BlockMerge {
  public:
    BlockMerge(std::string_view file, const Rendered& rendered, std::string_view base,
               std::string_view remote, const ConvertOptions& options, const WhereBothChanged& both)
        : style_(extract_style(file)),
          options_(options),
          both_(both),
          lines_(file),
          definitions_(file),
          edits_(file, lines_, definitions_),
          rendered_(rendered.body),
          ours_(body_blocks(rendered.body, options.flavor)),
          base_page_(base, options),
          their_page_(remote, options),
          remote_(remote),
          groups_(file_groups(rendered, ours_)),
          to_base_(matched_blocks(ours_, base_)),
          to_theirs_(matched_blocks(base_, theirs_)),
          placed_(theirs_.size(), false) {
        // The definitions of a file stand where its author wants them.
        style_.links = style_.fragment_links = Style::Links::in_line;
        for (FileGroup& group : groups_)
            for (auto& [first, last] : group.lines)
                while (last > first && lines_.is_blank(last)) --last;
        take_in_silent_lines(groups_, rendered, lines_);
        part_what_both_made();
        label_notes();
    }

    MergedFile merge() {
        for (const FileGroup& group : groups_) group_edits(group);
        added();
        result_.text = edits_.text();
        result_.changes = edits_.take_changes();
        return std::move(result_);
    }

  private:
    using Kind = BlockChange::Kind;
    using Then = WhereBothChanged::Then;

    /// A block that theirs alone has and the file has as well came from there: it is not what a
    /// block of the base became, even where it looks like one.
    void part_what_both_made() {
        std::vector<bool> from_base(theirs_.size(), false);
        for (const std::size_t their : to_theirs_)
            if (their != no_block) from_base[their] = true;
        std::set<std::string_view> made;
        for (std::size_t at = 0; at < theirs_.size(); ++at)
            if (!from_base[at]) made.insert(theirs_[at].form);
        for (std::size_t at = 0; at < ours_.size(); ++at) {
            std::size_t& base = to_base_[at];
            if (base == no_block || ours_[at].form == base_[base].form) continue;
            if (made.count(ours_[at].form) != 0) base = no_block;
        }
    }

    void plan(Kind kind, std::string storage, LineEdit edit) {
        edits_.plan({{kind, edit.line, std::move(storage)}, std::move(edit)});
    }

    /// Footnotes are referred to by the labels that the file defines.
    void label_notes() {
        std::map<std::string, std::string> labels;
        for (const FileGroup& group : groups_) {
            const BodyBlock& block = ours_[group.first];
            if (!is_note(block) || group.lines.empty()) continue;
            const int line = group.lines.front().first;
            const std::string label = note_label(join(lines_.range(line, line), ""));
            if (!label.empty()) labels.emplace(note_name(block), label);
        }
        base_page_.label_notes(labels);
        their_page_.label_notes(labels);
    }

    /// What became of the elements of one group: [first, last) of the remote body.
    struct Outcome {
        bool ours_changed = false;
        bool theirs_changed = false;
        bool local_only = true;
        std::size_t first = no_block;
        std::size_t last = 0;
        std::size_t first_base = no_block;
        std::size_t last_base = 0;
    };

    Outcome outcome_of(const FileGroup& group) const {
        Outcome outcome;
        for (std::size_t at = group.first; at < group.last; ++at) {
            const std::size_t base = to_base_[at];
            if (base == no_block) {
                outcome.ours_changed = true;
                continue;
            }
            outcome.local_only = false;
            outcome.first_base = std::min(outcome.first_base, base);
            outcome.last_base = std::max(outcome.last_base, base + 1);
            outcome.ours_changed = outcome.ours_changed || ours_[at].form != base_[base].form;
            const std::size_t their = to_theirs_[base];
            if (their == no_block) {
                outcome.theirs_changed = true;
                continue;
            }
            outcome.first = std::min(outcome.first, their);
            outcome.last = std::max(outcome.last, their + 1);
            outcome.theirs_changed =
                outcome.theirs_changed || base_[base].form != theirs_[their].form;
        }
        // Something was put between the elements, which the file has in one piece.
        if (outcome.first != no_block && outcome.last - outcome.first > group.last - group.first)
            outcome.theirs_changed = true;
        return outcome;
    }

    void group_edits(const FileGroup& group) {
        const Outcome outcome = outcome_of(group);
        if (outcome.local_only || group.lines.empty()) return;
        for (std::size_t at = outcome.first; at < outcome.last; ++at) {
            placed_[at] = true;
            line_of_[at] = group.lines.back().second;
        }
        if (!outcome.theirs_changed || is_same(group, outcome)) return;
        const int line = group.lines.front().first;
        const std::string storage = outcome.first == no_block ? "" : source(outcome);
        if (leaves_references(group, outcome)) {
            plan(Kind::left_alone, storage, {line, {}, {}});
        } else if (outcome.ours_changed) {
            both_changed(group, outcome, storage);
        } else if (outcome.first == no_block) {
            plan(Kind::removed, "", {line, group.lines, {}});
        } else {
            plan(Kind::changed, storage, rewrite(group, outcome));
        }
    }

    void both_changed(const FileGroup& group, const Outcome& outcome, const std::string& storage) {
        const int line = group.lines.front().first;
        if (!in_one_piece(group) || is_note(ours_[group.first]))
            return plan(Kind::left_alone, storage, {line, {}, {}});
        const std::pair<int, int> all{line, group.lines.back().second};
        MergedBlock merged = outcome.first == no_block
                                 ? MergedBlock{authors_lines(all), "", true, {}}
                                 : merged_with_theirs(group, outcome, authors_lines(all));
        note(merged.converted);
        if (!merged.meet) return plan(Kind::changed, storage, {line, {all}, merged.ours});
        meet(std::move(merged), {line, {all}, {}}, storage);
    }

    std::string authors_lines(const std::pair<int, int>& all) const {
        return join(lines_.range(all.first, all.second), "\n");
    }

    MergedBlock merged_with_theirs(const FileGroup& group, const Outcome& outcome,
                                   std::string lines) {
        if (!our_page_) our_page_.emplace(rendered_, options_);
        const BlockOfBothSides block{std::move(lines),
                                     base_page_,
                                     {outcome.first_base, outcome.last_base},
                                     *our_page_,
                                     {group.first, group.last},
                                     their_page_,
                                     {outcome.first, outcome.last}};
        return merged_block(block, definitions_, style_, options_);
    }

    /// One of the two, or both, in the place of `where`.
    void meet(MergedBlock merged, LineEdit where, std::string storage) {
        PlannedEdit planned{{Kind::conflict, where.line, std::move(storage)}, where};
        const bool theirs = both_.then == Then::theirs;
        planned.edit.text = theirs ? merged.theirs : merged.ours;
        if (!where.lines.empty()) planned.change.ours = authors_lines(where.lines.front());
        if (!where.lines.empty() && planned.edit.text == planned.change.ours)
            planned.edit = {where.line, {}, {}};
        if (both_.then == Then::markers) {
            planned.marked = std::move(where);
            planned.marked->text = with_conflict_markers(merged.ours, merged.theirs, both_.names);
        }
        edits_.plan(std::move(planned));
    }

    /// A footnote is gone while the page goes on to refer to it.
    bool leaves_references(const FileGroup& group, const Outcome& outcome) const {
        const BodyBlock& block = ours_[group.first];
        if (!is_note(block) || outcome.first != no_block) return false;
        const std::string link = "ac:anchor=\"fn" + note_name(block) + "\"";
        return remote_.find(link) != std::string_view::npos;
    }

    /// Both sides made the same of it.
    bool is_same(const FileGroup& group, const Outcome& outcome) const {
        if (outcome.first == no_block || outcome.last - outcome.first != group.last - group.first)
            return false;
        for (std::size_t i = 0; i < group.last - group.first; ++i)
            if (ours_[group.first + i].form != theirs_[outcome.first + i].form) return false;
        return true;
    }

    std::string source(const Outcome& outcome) const {
        return std::string(their_page_.source(outcome.first, outcome.last));
    }

    LineEdit rewrite(const FileGroup& group, const Outcome& outcome) {
        const int first = group.lines.front().first;
        const bool whole = in_one_piece(group);
        const int last = whole ? group.lines.back().second : group.lines.front().second;
        const EditedBlock block{join(lines_.range(first, last), "\n"),
                                base_page_,
                                {outcome.first_base, outcome.last_base},
                                their_page_,
                                {outcome.first, outcome.last}};
        RewrittenBlock now = rewritten(block, definitions_, style_, options_);
        note(now.converted);
        LineEdit edit{first, group.lines, std::move(now.text)};
        if (now.in_place && whole) edit.lines = {{first, last}};
        return edit;
    }

    /// No other block stands between its lines.
    bool in_one_piece(const FileGroup& group) const {
        const int first = group.lines.front().first;
        const int last = group.lines.back().second;
        return std::none_of(groups_.begin(), groups_.end(), [&](const FileGroup& other) {
            return other.first != group.first &&
                   std::any_of(other.lines.begin(), other.lines.end(), [&](const auto& lines) {
                       return lines.first >= first && lines.first <= last;
                   });
        });
    }

    /// What a part of the page refers to.
    void note(Converted& part) {
        Converted& all = result_.converted;
        all.targets.merge(part.targets);
        all.pages.merge(part.pages);
        all.attachments.merge(part.attachments);
        all.people.merge(part.people);
        all.diagnostics.insert(all.diagnostics.end(), part.diagnostics.begin(),
                               part.diagnostics.end());
    }

    std::string converted(std::size_t first, std::size_t last) {
        Converted part = their_page_.part(first, last, style_);
        note(part);
        return std::string(trimmed(part.markdown));
    }

    /// What was taken out of the file and edited remotely.
    std::set<std::size_t> taken_out() {
        std::set<std::size_t> from_base;
        for (std::size_t at = 0; at < base_.size(); ++at) {
            const std::size_t their = to_theirs_[at];
            if (their == no_block) continue;
            from_base.insert(their);
            if (placed_[their] || base_[at].form == theirs_[their].form) continue;
            const std::string storage(theirs_[their].source);
            const int line = line_above(their);
            if (is_note(theirs_[their])) {
                plan(Kind::left_alone, storage, {line, {}, {}});
            } else {
                meet({"", converted(their, their + 1), true, {}}, {line, {}, {}}, storage);
            }
        }
        return from_base;
    }

    /// The line of the file behind which a block of theirs would stand.
    int line_above(std::size_t their) const {
        while (their > 0 && !placed_[their - 1]) --their;
        return their == 0 ? first_line() : line_of_.at(their - 1);
    }

    /// A block that both sides made, and made alike, stands in the file already.
    void added_on_both_sides(const std::set<std::size_t>& from_base) {
        std::multimap<std::string_view, std::size_t> made;
        for (std::size_t at = 0; at < theirs_.size(); ++at)
            if (!placed_[at] && from_base.count(at) == 0) made.emplace(theirs_[at].form, at);
        for (const FileGroup& group : groups_) {
            for (std::size_t at = group.first; at < group.last; ++at) {
                const auto same = to_base_[at] == no_block ? made.find(ours_[at].form) : made.end();
                if (same == made.end() || group.lines.empty()) continue;
                placed_[same->second] = true;
                line_of_[same->second] = group.lines.back().second;
                made.erase(same);
            }
        }
    }

    /// Blocks of the remote body that no block of the base became.
    void added() {
        const std::set<std::size_t> from_base = taken_out();
        added_on_both_sides(from_base);
        int line = first_line();
        for (std::size_t at = 0; at < theirs_.size(); ++at) {
            if (placed_[at]) line = line_of_[at];
            if (placed_[at] || from_base.count(at) != 0) continue;
            std::size_t last = at + 1;
            while (last < theirs_.size() && !placed_[last] && from_base.count(last) == 0 &&
                   is_note(theirs_[last]) == is_note(theirs_[at]))
                ++last;
            plan(BlockChange::Kind::added, std::string(their_page_.source(at, last)),
                 {line, {}, converted(at, last)});
            at = last - 1;
        }
    }

    /// The line behind which the body begins: front matter and the title stay above it.
    int first_line() const {
        int line = lines_.count();
        for (const FileGroup& group : groups_)
            if (!group.lines.empty()) line = std::min(line, group.lines.front().first - 1);
        while (line > 0 && lines_.is_blank(line)) --line;
        return line;
    }

    Style style_;
    const ConvertOptions& options_;
    const WhereBothChanged& both_;
    BlockLines lines_;
    BlockDefinitions definitions_;
    BlockEdits edits_;
    std::string_view rendered_;
    std::optional<PageParts> our_page_;  ///< of `rendered_`, when both sides changed a block
    std::vector<BodyBlock> ours_;
    PageParts base_page_;
    PageParts their_page_;
    std::string_view remote_;
    const std::vector<BodyBlock>& base_ = base_page_.blocks();
    const std::vector<BodyBlock>& theirs_ = their_page_.blocks();
    std::vector<FileGroup> groups_;
    std::vector<std::size_t> to_base_;
    std::vector<std::size_t> to_theirs_;
    std::vector<bool> placed_;
    std::map<std::size_t, int> line_of_;
    MergedFile result_;
};

/// Markdown ends a line there too, and nothing else does: its lines cannot be told by number.
bool has_lone_return(std::string_view file) {
    for (std::size_t at = file.find('\r'); at != std::string_view::npos;
         at = file.find('\r', at + 1))
        if (at + 1 < file.size() && file[at + 1] != '\n') return true;
    return false;
}

/// Any edit is for a person.
MergedFile left_alone(std::string_view file, std::string_view base, std::string_view remote,
                      Flavor flavor) {
    MergedFile result;
    result.text = file;
    if (equivalent_form(base, flavor) != equivalent_form(remote, flavor))
        result.changes.push_back({BlockChange::Kind::left_alone, 1, std::string(remote)});
    return result;
}

}  // namespace

bool MergedFile::has(BlockChange::Kind kind) const {
    return std::any_of(changes.begin(), changes.end(),
                       [kind](const BlockChange& change) { return change.kind == kind; });
}

MergedFile merge_blocks(std::string_view file, const Rendered& rendered, std::string_view base,
                        std::string_view remote, const ConvertOptions& options,
                        const WhereBothChanged& both) {
    if (has_lone_return(file)) return left_alone(file, base, remote, options.flavor);
    return BlockMerge(file, rendered, base, remote, options, both).merge();
}

}  // namespace confsync::render
