#include "render/block_definitions.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/convert_inline_writer.hpp"
#include "render/convert_proof.hpp"

namespace confsync::render {

namespace {

/// Labels are compared without regard to case and blanks.
std::string normalised(std::string_view label) { return fold_case(collapsed(label)); }

/// `[label]:` at the start of a line.
std::string_view defined_label(std::string_view line) {
    const std::size_t start = std::min(line.find_first_not_of(" >"), line.size());
    line.remove_prefix(start);
    const std::size_t end = line.find("]:");
    return line.starts_with('[') && end != std::string_view::npos ? line.substr(1, end - 1)
                                                                  : std::string_view();
}

}  // namespace

BlockDefinitions::BlockDefinitions(std::string_view file) {
    const auto lines = split(file, '\n');
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string_view label = defined_label(lines[at]);
        if (label.empty() || label.front() == '^') continue;
        std::string text(trimmed(lines[at].substr(lines[at].find('['))));
        // An address or a title may stand on the line below.
        if (at + 1 < lines.size() && (text.ends_with(':') || text.find(' ') == text.rfind(' ')))
            text.append("\n").append(trimmed(lines[at + 1]));
        by_label_.emplace(normalised(label), text);
    }
}

std::string BlockDefinitions::used_by(std::string_view markdown) const {
    std::set<std::string> labels;
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        if (markdown[at] == '[') open = at;
        if (markdown[at] != ']' || open == std::string_view::npos) continue;
        labels.insert(normalised(markdown.substr(open + 1, at - open - 1)));
        open = std::string_view::npos;
    }
    std::string text = note_definitions(markdown);
    for (const std::string& label : labels)
        if (const auto found = by_label_.find(label); found != by_label_.end())
            text.append(found->second).append("\n\n");
    return text;
}

std::string note_label(std::string_view definition) {
    const std::string_view label = defined_label(definition);
    return label.size() > 1 && label.front() == '^' ? std::string(label.substr(1)) : std::string();
}

}  // namespace confsync::render
