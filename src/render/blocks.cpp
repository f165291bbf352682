#include "render/blocks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "render/block_check.hpp"
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
               std::string_view remote, const ConvertOptions& options)
        : file_(file),
          style_(extract_style(file)),
          options_(options),
          edits_(file),
          definitions_(file),
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
                while (last > first && edits_.is_blank(last)) --last;
        take_in_silent_lines(groups_, rendered, edits_);
        label_notes();
    }

    MergedFile merge() {
        for (const FileGroup& group : groups_) group_edits(group);
        added();
        result_.text = applied(planned_);
        if (!is_sound(planned_, result_.text)) leave_out_unsound();
        for (Planned& planned : planned_) result_.changes.push_back(std::move(planned.change));
        std::stable_sort(
            result_.changes.begin(), result_.changes.end(),
            [](const BlockChange& a, const BlockChange& b) { return a.line < b.line; });
        return std::move(result_);
    }

  private:
    struct Planned {
        BlockChange change;
        LineEdit edit;
    };

    std::string applied(const std::vector<Planned>& all) const {
        BlockLines lines = edits_;
        for (const auto& [change, edit] : all) {
            if (change.kind == BlockChange::Kind::conflict) continue;
            if (edit.lines.empty()) {
                if (!edit.text.empty()) lines.insert(edit.line, edit.text);
                continue;
            }
            for (std::size_t at = edit.text.empty() ? 0 : 1; at < edit.lines.size(); ++at)
                lines.remove(edit.lines[at].first, edit.lines[at].second);
            if (!edit.text.empty())
                lines.replace(edit.lines.front().first, edit.lines.front().second, edit.text);
        }
        return lines.text();
    }

    bool is_sound(const std::vector<Planned>& all, const std::string& text) const {
        std::vector<LineEdit> edits;
        for (const auto& [change, edit] : all)
            if (change.kind != BlockChange::Kind::conflict) edits.push_back(edit);
        return edits.empty() || shows_the_same(file_, text, edits, definitions_);
    }

    /// What would damage the lines around it is for a person.
    void leave_out_unsound() {
        const auto leave_out = [&](Planned& planned) {
            planned.change.kind = BlockChange::Kind::conflict;
            result_.has_conflict = true;
        };
        for (Planned& planned : planned_)
            if (const std::vector<Planned> alone{planned}; !is_sound(alone, applied(alone)))
                leave_out(planned);
        if (!is_sound(planned_, applied(planned_)))
            std::for_each(planned_.begin(), planned_.end(), leave_out);
        result_.text = applied(planned_);
    }

    void plan(BlockChange::Kind kind, std::string storage, LineEdit edit) {
        planned_.push_back({{kind, edit.line, std::move(storage)}, std::move(edit)});
        result_.has_conflict = result_.has_conflict || kind == BlockChange::Kind::conflict;
    }

    /// Footnotes are referred to by the labels that the file defines.
    void label_notes() {
        std::map<std::string, std::string> labels;
        for (const FileGroup& group : groups_) {
            const BodyBlock& block = ours_[group.first];
            if (!is_note(block) || group.lines.empty()) continue;
            const int line = group.lines.front().first;
            const std::string label = note_label(join(edits_.range(line, line), ""));
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
        if (outcome.ours_changed || leaves_references(group, outcome)) {
            plan(BlockChange::Kind::conflict, storage, {line, {}, {}});
        } else if (outcome.first == no_block) {
            plan(BlockChange::Kind::removed, "", {line, group.lines, {}});
        } else {
            plan(BlockChange::Kind::changed, storage, rewrite(group, outcome));
        }
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
        const EditedBlock block{join(edits_.range(first, last), "\n"),
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

    /// What was taken out of the file and edited remotely is for a person to decide.
    std::set<std::size_t> taken_out() {
        std::set<std::size_t> from_base;
        for (std::size_t at = 0; at < base_.size(); ++at) {
            const std::size_t their = to_theirs_[at];
            if (their == no_block) continue;
            from_base.insert(their);
            if (placed_[their] || base_[at].form == theirs_[their].form) continue;
            plan(BlockChange::Kind::conflict, std::string(theirs_[their].source), {0, {}, {}});
        }
        return from_base;
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
        int line = edits_.count();
        for (const FileGroup& group : groups_)
            if (!group.lines.empty()) line = std::min(line, group.lines.front().first - 1);
        while (line > 0 && edits_.is_blank(line)) --line;
        return line;
    }

    std::string_view file_;
    Style style_;
    const ConvertOptions& options_;
    BlockLines edits_;
    BlockDefinitions definitions_;
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
    std::vector<Planned> planned_;
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
    result.has_conflict = equivalent_form(base, flavor) != equivalent_form(remote, flavor);
    if (result.has_conflict)
        result.changes.push_back({BlockChange::Kind::conflict, 1, std::string(remote)});
    return result;
}

}  // namespace

MergedFile merge_blocks(std::string_view file, const Rendered& rendered, std::string_view base,
                        std::string_view remote, const ConvertOptions& options) {
    if (has_lone_return(file)) return left_alone(file, base, remote, options.flavor);
    return BlockMerge(file, rendered, base, remote, options).merge();
}

}  // namespace confsync::render
