#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// What Confluence would say against a piece of storage format, in a few words; empty: nothing.
/// As strict as its parser: tags balanced, attributes quoted and named once, references known, no
/// prefixes but `ac:`, `ri:` and `at:`, no declarations (storage-format.md §1, §15).
std::string fault_of_fragment(std::string_view xml);

}  // namespace confsync::render
