#pragma once

#include <string_view>
#include <vector>

#include "render/convert.hpp"

namespace confsync::render {

/// For each reference of a converted document where its destination came from; an address where
/// nothing is known of it.
std::vector<Target> targets_of(const Document& document, const Converted& converted);

/// True when `markdown`, rendered again with each destination leading where it came from, is
/// `storage` in all that a reader sees (markdown-mapping.md b.1).
bool comes_back(std::string_view markdown, std::string_view storage, const Converted& converted,
                Flavor flavor);

}  // namespace confsync::render
