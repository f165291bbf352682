#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/directive.hpp"

namespace confsync::render {

/// What may stand between a directive and its end.
enum class DirectiveUse { unknown, leaf, container, either };

DirectiveUse use_of(std::string_view name);

/// True for a directive that says something about the block behind it.
bool is_about_next_block(std::string_view name);

/// Every name an author may write, for "did you mean".
std::vector<std::string> directive_names();

}  // namespace confsync::render
