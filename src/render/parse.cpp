#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/unicode.hpp"
#include "render/conflict_markers.hpp"
#include "render/document.hpp"
#include "render/escape.hpp"
#include "render/front_matter.hpp"
#include "render/markdown.hpp"
#include "render/respell.hpp"
#include "render/tree.hpp"

namespace confsync::render {

namespace {

Place place_at(std::string_view text, std::size_t offset, const std::string& file) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') + 1;
    return {file, static_cast<int>(line), static_cast<int>(offset - line_start) + 1};
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

/// Names every control character of the source; they are replaced where text is written.
void remark_control_characters(std::string_view markdown, Tree& tree) {
    if (!has_illegal_character(markdown)) return;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        if (!has_illegal_character(markdown.substr(at, markdown[at] == '\xEF' ? 3 : 1))) continue;
        tree.remarks.push_back(
            {"character-replaced", Severity::warning,
             is_control(markdown[at])
                 ? fmt::format("the control character 0x{:02X} is shown as U+FFFD",
                               static_cast<unsigned char>(markdown[at]))
                 : std::string("a character that XML cannot hold is shown as U+FFFD"),
             place_at(markdown, at, tree.file), "remove the character"});
    }
}

std::string_view without_lines(std::string_view text, int lines) {
    for (; lines > 0; --lines) {
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return text;
}

void parse_into(std::string_view markdown, const Dialect& dialect, Tree& tree) {
    if (const auto bad = first_invalid_utf8(markdown)) {
        tree.diagnostics.push_back({"not-utf8", Severity::error, "the file is not UTF-8",
                                    place_at(markdown, *bad, tree.file),
                                    "save it as UTF-8, for example with iconv"});
        parse_markdown({}, 0, {}, dialect.inlines, tree);
        return;
    }
    if (markdown.substr(0, 3) == "\xEF\xBB\xBF") markdown.remove_prefix(3);
    remark_control_characters(markdown, tree);
    tree.front_matter = read_front_matter(markdown, tree.file, tree.diagnostics);
    const int lines = tree.front_matter.lines;
    markdown = without_lines(markdown, lines);
    const std::optional<Respelled> respelled = respell(markdown, dialect);
    if (!respelled) return parse_markdown(markdown, lines, {}, dialect.inlines, tree);
    parse_markdown(respelled->text, lines, respelled->source, dialect.inlines, tree);
}

}  // namespace

Document parse(std::string_view markdown, const std::string& file, const Dialect& dialect) {
    auto tree = std::make_unique<Tree>();
    tree->file = file;
    tree->diagram_languages = dialect.diagrams;
    tree->slug_rule = dialect.slugs;
    parse_into(markdown, dialect, *tree);
    refuse_conflict_markers(*tree, markdown);
    return Document(std::move(tree));
}

}  // namespace confsync::render
