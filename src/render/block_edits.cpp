#include "render/block_edits.hpp"

#include <algorithm>

namespace confsync::render {

namespace {

using Change = BlockChange::Kind;

void apply(const LineEdit& edit, BlockLines& lines) {
    if (edit.lines.empty()) {
        if (!edit.text.empty()) lines.insert(edit.line, edit.text);
        return;
    }
    for (std::size_t at = edit.text.empty() ? 0 : 1; at < edit.lines.size(); ++at)
        lines.remove(edit.lines[at].first, edit.lines[at].second);
    if (!edit.text.empty())
        lines.replace(edit.lines.front().first, edit.lines.front().second, edit.text);
}

}  // namespace

std::string BlockEdits::applied(const Edits& edits, bool marked) const {
    BlockLines lines = lines_;
    for (const PlannedEdit& planned : edits)
        if (planned.change.kind != Change::left_alone)
            apply(marked && planned.marked ? *planned.marked : planned.edit, lines);
    return lines.text();
}

bool BlockEdits::is_sound(const Edits& all) const {
    std::vector<LineEdit> edits;
    for (const PlannedEdit& planned : all) {
        const bool nothing = planned.edit.lines.empty() && planned.edit.text.empty();
        if (planned.change.kind != Change::left_alone && !nothing) edits.push_back(planned.edit);
    }
    return edits.empty() || shows_the_same(file_, applied(all, false), edits, definitions_);
}

std::string BlockEdits::text() {
    const auto leave_alone = [](PlannedEdit& edit) { edit.change.kind = Change::left_alone; };
    if (!is_sound(planned_)) {
        for (PlannedEdit& planned : planned_)
            if (!is_sound({planned})) leave_alone(planned);
        if (!is_sound(planned_)) std::for_each(planned_.begin(), planned_.end(), leave_alone);
    }
    return applied(planned_, true);
}

std::vector<BlockChange> BlockEdits::take_changes() {
    std::vector<BlockChange> changes;
    for (PlannedEdit& planned : planned_) changes.push_back(std::move(planned.change));
    std::stable_sort(changes.begin(), changes.end(),
                     [](const BlockChange& a, const BlockChange& b) { return a.line < b.line; });
    return changes;
}

}  // namespace confsync::render
