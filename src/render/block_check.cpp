#include "render/block_check.hpp"

#include <algorithm>
#include <map>

#include "render/block_map.hpp"
#include "render/convert_proof.hpp"
#include "render/document.hpp"

namespace confsync::render {

namespace {

/// What stands at a place of the file, in the order of which a page is read.
struct Shown {
    int place = 0;  ///< twice the line; odd behind it
    std::string form;
};

Rendered rendered_alone(std::string_view markdown) { return rendered_again(markdown, {}); }

bool meets(const FileGroup& group, const LineEdit& edit) {
    for (const auto& [first, last] : group.lines)
        for (const auto& [from, to] : edit.lines)
            if (first <= to && from <= last) return true;
    return false;
}

/// Of the elements that no edit touches, and above the footnotes.
std::vector<Shown> shown_blocks(const Rendered& rendered, const std::vector<LineEdit>& edits) {
    const auto blocks = body_blocks(rendered.body, Flavor::cloud);
    std::vector<Shown> shown;
    int place = 0;
    for (const FileGroup& group : file_groups(rendered, blocks)) {
        const bool touched = std::any_of(edits.begin(), edits.end(),
                                         [&](const LineEdit& edit) { return meets(group, edit); });
        if (!group.lines.empty()) place = 2 * group.lines.front().first;
        if (touched || is_note(blocks[group.first])) continue;
        Shown here{place, {}};
        for (std::size_t at = group.first; at < group.last; ++at)
            here.form += without_note_numbers(blocks[at].form);
        shown.push_back(std::move(here));
    }
    return shown;
}

/// What a text shows by itself.
std::string form_alone(const std::string& text, const BlockDefinitions& definitions) {
    if (!note_label(text).empty()) return {};
    const Rendered rendered = rendered_alone(text + "\n\n" + definitions.used_by(text));
    const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    std::string form;
    for (const Shown& shown : shown_blocks(rendered, {}))
        if (shown.place <= 2 * lines) form += shown.form;
    return form;
}

/// How often halves stand there without the other: tags without an end, directives without a block.
std::map<std::string_view, int> lone_halves(const Rendered& rendered) {
    std::map<std::string_view, int> counts;
    for (const Diagnostic& diagnostic : rendered.diagnostics)
        for (const std::string_view code :
             {"html-unbalanced", "directive-detached", "directive-unbalanced"})
            if (diagnostic.code == code) ++counts[code];
    return counts;
}

/// An edit takes both halves or none, though a page shows nothing of the one that is left.
bool leaves_halves(const Rendered& before, const Rendered& after) {
    auto had = lone_halves(before);
    const auto has = lone_halves(after);
    return std::any_of(has.begin(), has.end(),
                       [&](const auto& half) { return half.second > had[half.first]; });
}

}  // namespace

bool shows_the_same(std::string_view before, std::string_view after,
                    const std::vector<LineEdit>& edits, const BlockDefinitions& definitions) {
    const Rendered was = rendered_alone(before);
    const Rendered now = rendered_alone(after);
    if (leaves_halves(was, now)) return false;
    std::vector<Shown> expected = shown_blocks(was, edits);
    for (const LineEdit& edit : edits) {
        const int place = edit.lines.empty() ? 2 * edit.line + 1 : 2 * edit.lines.front().first;
        expected.push_back({place, form_alone(edit.text, definitions)});
    }
    std::stable_sort(expected.begin(), expected.end(),
                     [](const Shown& a, const Shown& b) { return a.place < b.place; });
    std::string should;
    for (const Shown& shown : expected) should += shown.form;
    std::string is;
    for (const Shown& shown : shown_blocks(now, {})) is += shown.form;
    return is == should;
}

}  // namespace confsync::render
