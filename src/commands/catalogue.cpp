#include "commands/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace confsync::commands {

namespace {

std::vector<CodeEntry> all_parts() {
    std::vector<CodeEntry> all;
    for (const auto part : {catalogue_of_files(), catalogue_of_front_matter(), catalogue_of_links(),
                            catalogue_of_texts()})
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

std::string_view what_follows(Severity severity) {
    switch (severity) {
        case Severity::note: return "Nothing is wrong.";
        case Severity::warning: return "The page is published all the same.";
        case Severity::error: return "The page is left out until it is mended.";
    }
    return "";
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
    return fmt::format("{} ({}): {}.\n\n{} {}\n\nExample:\n\n{}\nWhat to do: {}\n", entry.code,
                       to_string(entry.severity), entry.summary, entry.meaning,
                       what_follows(entry.severity), indented(entry.example), entry.remedy);
}

std::string codes_text() {
    std::string text = "What check, plan and the others may find:\n\n";
    for (const auto& entry : catalogue())
        text += fmt::format("  {:<24} {:<8} {}\n", entry.code, to_string(entry.severity),
                            entry.summary);
    return text +
           "\nEach tells more: confsync help CODE. A comment in the file silences notes and\n"
           "warnings, for the block below it or, within a text, for its own line:\n\n"
           "  <!-- confsync: ignore CODE -->\n\n"
           "and for the whole file:\n\n"
           "  <!-- confsync: ignore-file CODE -->\n";
}

}  // namespace confsync::commands
