#include "commands/views_diff.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "workspace/git.hpp"

namespace confsync::commands {

using engine::Colour;
using engine::PageDifference;

namespace {

Colour colour_of(std::string_view line) {
    if (line.starts_with("+++ ") || line.starts_with("--- ")) return Colour::yellow;
    if (line.starts_with('+')) return Colour::green;
    if (line.starts_with('-')) return Colour::red;
    return line.starts_with("@@") ? Colour::blue : Colour::plain;
}

/// One line of a text that anybody may have written, tabs and all.
std::string shown(std::string_view line) {
    std::vector<std::string> parts;
    for (const std::string_view part : split(line, '\t')) parts.push_back(one_line(part));
    return join(parts, "\t");
}

std::string header(const PageDifference& page) {
    const std::string file = one_line(page.file.empty() ? page.key.value : page.file);
    if (!page.is_there()) return fmt::format("--- /dev/null\n+++ b/{}\n", file);
    return fmt::format("--- a/{}\tConfluence v{}\n+++ b/{}\n", file, page.version.number, file);
}

void add_lines(std::string& text, std::string_view added, const Style& style) {
    while (!added.empty()) {
        const std::string_view line = added.substr(0, added.find('\n'));
        text += painted(style, colour_of(line), shown(line)) + '\n';
        added.remove_prefix(std::min(line.size() + 1, added.size()));
    }
}

}  // namespace

std::string hunks_of(const PageDifference& page) {
    return workspace::hunks_between(page.there, page.here);
}

std::string diff_human(const std::vector<PageDifference>& pages, const Style& style) {
    std::string text;
    for (const auto& page : pages) add_lines(text, header(page) + hunks_of(page), style);
    return text;
}

}  // namespace confsync::commands
