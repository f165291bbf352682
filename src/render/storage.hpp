#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// The form in which two bodies are compared (confluence/storage-format.md §14): volatile
/// attributes, comments and inline comment markers dropped, attributes and parameters sorted,
/// entities decoded, white space outside CDATA and pre collapsed, equal spellings unified.
/// Text that does not parse is its own canonical form.
std::string canonical(std::string_view storage);

/// False when a body does not parse; then its text can only be taken as it stands.
bool is_readable(std::string_view storage);

/// The text a reader sees, one block a line; for similarity and for tests.
std::string visible_text(std::string_view storage);

}  // namespace confsync::render
