#include "workspace/held_edit.hpp"

#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "render/conflict_markers.hpp"
#include "workspace/git.hpp"

namespace confsync::workspace {

namespace {

using render::ConflictPlace;
using Lines = std::vector<std::string_view>;

/// What no file has: a line that stands for one that was changed.
constexpr std::string_view changed_line = "\x01";

/// The text with the first side of every conflict; of the one numbered `changed` another line.
std::string first_sides(const Lines& lines, const std::vector<ConflictPlace>& places,
                        std::size_t changed) {
    std::vector<std::string> out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (; at < places[i].opens; ++at) out.emplace_back(lines[at]);
        if (i == changed) out.emplace_back(changed_line);
        for (++at; at < places[i].parts && i != changed; ++at) out.emplace_back(lines[at]);
        at = places[i].closes + 1;
    }
    for (; at < lines.size(); ++at) out.emplace_back(lines[at]);
    return join(out, "\n");
}

}  // namespace

bool holds_edit(const std::string& before, const std::string& present, const std::string& after) {
    const Lines lines = split(after, '\n');
    const auto places = render::conflict_places(lines);
    const std::string ours = first_sides(lines, places, places.size());
    if (merged_text(before, present, ours) != present) return false;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (merged_text(ours, present, first_sides(lines, places, i))) return false;
    return true;
}

}  // namespace confsync::workspace
