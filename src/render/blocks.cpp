#include "render/blocks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "render/block_map.hpp"
#include "render/line_merge.hpp"

namespace confsync::render {

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view text) {
    Lines lines;
    for (const std::string_view line : split(text, '\n')) lines.emplace_back(line);
    return lines;
}

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

/// The lines of a file and what is to become of them. Nothing moves before `text`.
class LineEdits {
  public:
    explicit LineEdits(std::string_view file) : lines_(lines_of(file)) {
        crlf_ = file.find("\r\n") != std::string_view::npos;
        // Behind the last line end there is no line.
        open_end_ = !lines_.back().empty();
        if (!open_end_) lines_.pop_back();
        changed_.resize(lines_.size());
        after_.resize(lines_.size() + 1);
    }

    /// Lines [first, last], counted from 1, without carriage returns.
    Lines range(int first, int last) const {
        Lines range;
        for (int at = first; at <= last && at <= count(); ++at) {
            range.push_back(lines_[index(at)]);
            if (!range.back().empty() && range.back().back() == '\r') range.back().pop_back();
        }
        return range;
    }

    void remove(int first, int last) {
        for (int at = first; at <= last && at <= count(); ++at) changed_[index(at)] = Lines();
    }

    /// A block goes with the blank lines behind it.
    void remove_block(int first, int last) {
        remove(first, last);
        for (int at = last + 1; at <= count() && is_blank_at(at); ++at) remove(at, at);
    }

    bool is_blank_at(int line) const { return line > count() || is_blank(lines_[index(line)]); }

    void replace(int first, int last, const std::string& text) {
        remove(first, last);
        changed_[index(first)] = lines_of(text);
    }

    /// As a block of its own behind a line; behind line 0 stands what comes first.
    void insert(int after, const std::string& text) {
        after_[static_cast<std::size_t>(after)].push_back(text);
    }

    std::string text() const {
        std::string out;
        const std::string end = crlf_ ? "\r\n" : "\n";
        insert_blocks(out, 0, end);
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (!changed_[at]) {
                out.append(lines_[at]).append("\n");
            } else {
                for (const std::string& line : *changed_[at]) out.append(line).append(end);
            }
            insert_blocks(out, at + 1, end);
        }
        if (open_end_ && out.ends_with('\n')) out.pop_back();
        return out;
    }

    int count() const { return static_cast<int>(lines_.size()); }

  private:
    static std::size_t index(int line) { return static_cast<std::size_t>(line) - 1; }

    void insert_blocks(std::string& out, std::size_t after, const std::string& end) const {
        for (const std::string& block : after_[after]) {
            if (after > 0 && !out.empty()) out += end;
            for (const std::string& line : lines_of(block)) out.append(line).append(end);
            if (after == 0 && !lines_.empty()) out += end;
        }
    }

    Lines lines_;
    bool crlf_ = false;
    bool open_end_ = false;  ///< the last line has no end
    std::vector<std::optional<Lines>> changed_;
    std::vector<std::vector<std::string>> after_;
};

class BlockMerge {
  public:
    BlockMerge(std::string_view file, const Rendered& rendered, std::string_view base,
               std::string_view remote, const ConvertOptions& options)
        : options_(options),
          edits_(file),
          ours_(body_blocks(rendered.body, options.flavor)),
          base_(body_blocks(base, options.flavor)),
          theirs_(body_blocks(remote, options.flavor)),
          groups_(file_groups(rendered, ours_)),
          to_base_(matched_blocks(ours_, base_)),
          to_theirs_(matched_blocks(base_, theirs_)),
          placed_(theirs_.size(), false) {
        options_.style = extract_style(file);
        for (FileGroup& group : groups_)
            for (auto& [first, last] : group.lines)
                while (last > first && edits_.is_blank_at(last)) --last;
    }

    MergedFile merge() {
        for (const FileGroup& group : groups_) group_edits(group);
        added();
        result_.text = edits_.text();
        std::stable_sort(
            result_.changes.begin(), result_.changes.end(),
            [](const BlockChange& a, const BlockChange& b) { return a.line < b.line; });
        return std::move(result_);
    }

  private:
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
        const std::string storage = outcome.first == no_block ? "" : std::string(source(outcome));
        if (outcome.ours_changed) {
            result_.has_conflict = true;
            result_.changes.push_back({BlockChange::Kind::conflict, line, storage});
        } else if (outcome.first == no_block) {
            result_.changes.push_back({BlockChange::Kind::removed, line, ""});
            for (const auto& [first, last] : group.lines) edits_.remove_block(first, last);
        } else {
            result_.changes.push_back({BlockChange::Kind::changed, line, storage});
            rewrite(group, outcome);
        }
    }

    /// Both sides made the same of it.
    bool is_same(const FileGroup& group, const Outcome& outcome) const {
        if (outcome.first == no_block || outcome.last - outcome.first != group.last - group.first)
            return false;
        for (std::size_t i = 0; i < group.last - group.first; ++i)
            if (ours_[group.first + i].form != theirs_[outcome.first + i].form) return false;
        return true;
    }

    std::string_view source(const Outcome& outcome) const {
        return between(theirs_, outcome.first, outcome.last);
    }

    static std::string_view between(const std::vector<BodyBlock>& blocks, std::size_t first,
                                    std::size_t last) {
        const char* const start = blocks[first].source.data();
        const char* const end = blocks[last - 1].source.data() + blocks[last - 1].source.size();
        return {start, static_cast<std::size_t>(end - start)};
    }

    /// Where only some lines of the block differ, the others keep the author's bytes.
    void rewrite(const FileGroup& group, const Outcome& outcome) {
        const auto [first, last] = group.lines.front();
        const std::string text = converted(source(outcome));
        for (std::size_t at = 1; at < group.lines.size(); ++at)
            edits_.remove_block(group.lines[at].first, group.lines[at].second);
        const std::string before =
            to_markdown(between(base_, outcome.first_base, outcome.last_base), options_).markdown;
        const auto merged = group.lines.size() > 1
                                ? std::nullopt
                                : merged_lines(lines_of(trimmed(before)), edits_.range(first, last),
                                               lines_of(text));
        edits_.replace(first, last, merged ? join(*merged, "\n") : text);
    }

    std::string converted(std::string_view storage) {
        Converted block = to_markdown(storage, options_);
        Converted& all = result_.converted;
        all.targets.merge(block.targets);
        all.pages.merge(block.pages);
        all.attachments.merge(block.attachments);
        all.people.merge(block.people);
        all.diagnostics.insert(all.diagnostics.end(), block.diagnostics.begin(),
                               block.diagnostics.end());
        return std::string(trimmed(block.markdown));
    }

    /// What was taken out of the file and edited remotely is for a person to decide.
    std::set<std::size_t> taken_out() {
        std::set<std::size_t> from_base;
        for (std::size_t at = 0; at < base_.size(); ++at) {
            const std::size_t their = to_theirs_[at];
            if (their == no_block) continue;
            from_base.insert(their);
            if (placed_[their] || base_[at].form == theirs_[their].form) continue;
            result_.has_conflict = true;
            result_.changes.push_back(
                {BlockChange::Kind::conflict, 0, std::string(theirs_[their].source)});
        }
        return from_base;
    }

    /// Blocks of the remote body that no block of the base became.
    void added() {
        const std::set<std::size_t> from_base = taken_out();
        int line = first_line();
        for (std::size_t at = 0; at < theirs_.size(); ++at) {
            if (placed_[at]) line = line_of_[at];
            if (placed_[at] || from_base.count(at) != 0) continue;
            std::size_t last = at + 1;
            while (last < theirs_.size() && !placed_[last] && from_base.count(last) == 0) ++last;
            edits_.insert(line, converted(between(theirs_, at, last)));
            result_.changes.push_back(
                {BlockChange::Kind::added, line, std::string(between(theirs_, at, last))});
            at = last - 1;
        }
    }

    /// The line behind which the body begins: front matter and the title stay above it.
    int first_line() const {
        int line = edits_.count();
        for (const FileGroup& group : groups_)
            if (!group.lines.empty()) line = std::min(line, group.lines.front().first - 1);
        while (line > 0 && edits_.is_blank_at(line)) --line;
        return line;
    }

    ConvertOptions options_;
    LineEdits edits_;
    std::vector<BodyBlock> ours_;
    std::vector<BodyBlock> base_;
    std::vector<BodyBlock> theirs_;
    std::vector<FileGroup> groups_;
    std::vector<std::size_t> to_base_;
    std::vector<std::size_t> to_theirs_;
    std::vector<bool> placed_;
    std::map<std::size_t, int> line_of_;
    MergedFile result_;
};

}  // namespace

MergedFile merge_blocks(std::string_view file, const Rendered& rendered, std::string_view base,
                        std::string_view remote, const ConvertOptions& options) {
    return BlockMerge(file, rendered, base, remote, options).merge();
}

}  // namespace confsync::render
