#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/convert_inlines.hpp"

namespace confsync::render {

/// A value as a directive holds it: in quotes when it must be; never the end of the comment.
std::string directive_value(std::string_view value);

/// `<!-- confluence: NAME key=value … -->` for a macro that Markdown has no form for: its
/// parameters in the order of its schema, then those the schema does not name. Nothing when some
/// parameter has no spelling. `name` is "macro NAME" for a macro without a directive of its own.
std::optional<std::string> macro_directive(const Conversion& conversion, const StorageNode& macro,
                                           std::string_view name);

/// The text of a macro's parameter; empty when it is absent.
std::string parameter(const StorageNode& macro, std::string_view name);

/// True when the macro has no other parameters than those named (blank-separated).
bool has_only_parameters(const StorageNode& macro, std::string_view names);

}  // namespace confsync::render
