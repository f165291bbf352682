#pragma once

#include <map>
#include <string>
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

/// The same for a part of a page. `definitions` are what it refers to, of links and of footnotes;
/// how often and in which order a page refers to its notes is not looked at.
bool part_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view storage, const std::map<std::string, Target>& targets,
                     Flavor flavor);

/// The same for the definition of a footnote, given as the item of the list that it became.
bool note_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view item, const std::map<std::string, Target>& targets,
                     Flavor flavor);

/// A definition for each footnote that a text seems to refer to.
std::string note_definitions(std::string_view markdown);

}  // namespace confsync::render
