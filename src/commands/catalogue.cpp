#include "commands/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::commands {

namespace {

std::vector<CodeEntry> all_parts() {
    std::vector<CodeEntry> all;
    for (const auto part :
         {catalogue_of_constructs(), catalogue_of_directives(), catalogue_of_files(),
          catalogue_of_front_matter(), catalogue_of_links(), catalogue_of_texts()})
        all.insert(all.end(), part.begin(), part.end());
    std::ranges::sort(all, {}, &CodeEntry::code);
    return all;
}

std::string indented(std::string_view text) {
    std::string lines;
    for (const auto line : split(text, '\n'))
        lines += line.empty() ? "\n" : fmt::format("    {}\n", line);
    return lines;
}

/// Lines of at most 78 columns, broken at blanks.
std::string wrapped(std::string_view text) {
    constexpr std::size_t widest = 78;
    std::string lines;
    std::size_t column = 0;
    for (const auto word : split(text, ' ')) {
        const bool fits = column + 1 + display_width(word) <= widest;
        if (column > 0) lines += fits ? ' ' : '\n';
        column = (column > 0 && fits ? column + 1 : 0) + display_width(word);
        lines += word;
    }
    return lines + '\n';
}

}  // namespace

std::span<const CodeEntry> catalogue() {
    static const std::vector<CodeEntry> all = all_parts();
    return all;
}

const CodeEntry* entry_of(std::string_view code) {
    const auto all = catalogue();
    const auto found = std::ranges::lower_bound(all, code, {}, &CodeEntry::code);
    return found != all.end() && found->code == code ? &*found : nullptr;
}

std::set<std::string, std::less<>> catalogue_codes() {
    std::set<std::string, std::less<>> codes;
    for (const auto& entry : catalogue()) codes.emplace(entry.code);
    return codes;
}

std::string text_on(const CodeEntry& entry) {
    const std::string head =
        fmt::format("{} ({}): {}.", entry.code, to_string(entry.severity), entry.summary);
    return fmt::format("{}\n{}\nExample:\n\n{}\n{}", wrapped(head), wrapped(entry.meaning),
                       indented(entry.example),
                       wrapped(fmt::format("What to do: {}", entry.remedy)));
}

std::string codes_text() {
    std::string text = "What check, plan and the others may find:\n\n";
    for (const auto& entry : catalogue())
        text += fmt::format("  {:<24} {:<8} {}\n", entry.code, to_string(entry.severity),
                            entry.summary);
    return text +
           "\nAn error leaves the page out of a push, a warning publishes it all the same, a\n"
           "note only tells. confsync help CODE tells more. A comment in the file silences\n"
           "notes and warnings, for the block below it or, within a text, for its own line:\n\n"
           "  <!-- confsync: ignore CODE -->\n\n"
           "and for the whole file:\n\n"
           "  <!-- confsync: ignore-file CODE -->\n";
}

}  // namespace confsync::commands
