#pragma once

#include <string_view>

namespace confsync::render {

/// Words behind `[!` that only `respell` writes: no author's alert has them.
inline constexpr std::string_view tab_word = ":tab";
inline constexpr std::string_view definition_word = ":definition";

/// GitHub's word for a kind of alert under any of its names (markdown-mapping.md a.1): "note",
/// "tip", "important", "warning", "caution"; also "expand", "decision" and the words above. Empty
/// for a name nobody knows. `name` is lower case.
std::string_view alert_word(std::string_view name);

}  // namespace confsync::render
