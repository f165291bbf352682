#pragma once

#include <string>
#include <string_view>

#include "sandbox/id_source.hpp"
#include "sandbox/xml_tree.hpp"

namespace confsync::sandbox {

/// What the server stores of a body sent by API (quirks.md 72-80, 85; storage-format.md §14):
/// macros gain ids, comments go, marks and styles get one spelling. `body` must have passed
/// judge_storage, else Error{failed}. What it returns passes too, and is stored unchanged.
std::string normalise(std::string_view body, IdSource& ids);

/// What is stored when a person saves in the browser's editor (quirks.md 74, 76): the above, local
/// ids everywhere, panel titles as bold paragraphs, purple panels with a fallback copy.
std::string editor_save(std::string_view body, IdSource& ids);

/// The tree of `normalise`, for editor_save.
XmlNode normalised_tree(std::string_view body, IdSource& ids);

}  // namespace confsync::sandbox
