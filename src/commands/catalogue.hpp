#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace confsync::commands {

/// What a code stands for. Codes are stable: one that was published never means something else.
struct CodeEntry {
    std::string_view code;
    Severity severity;         ///< what it is as a rule
    std::string_view summary;  ///< one line, lower case, no full stop
    std::string_view meaning;  ///< what happens to the page
    std::string_view example;  ///< lines of a file, or of a terminal
    std::string_view remedy;   ///< what to do
};

/// Every code there is, by code.
std::span<const CodeEntry> catalogue();

/// Null for a word that is no code.
const CodeEntry* entry_of(std::string_view code);

/// All codes.
std::set<std::string, std::less<>> catalogue_codes();

/// What `confsync help CODE` prints.
std::string text_on(const CodeEntry& entry);

/// What `confsync help codes` prints: each code in a line.
std::string codes_text();

// The parts, in the files of the same names.
std::span<const CodeEntry> catalogue_of_constructs();
std::span<const CodeEntry> catalogue_of_directives();
std::span<const CodeEntry> catalogue_of_files();
std::span<const CodeEntry> catalogue_of_front_matter();
std::span<const CodeEntry> catalogue_of_links();
std::span<const CodeEntry> catalogue_of_texts();

}  // namespace confsync::commands
