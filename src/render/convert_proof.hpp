#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/convert.hpp"

namespace confsync::render {

/// For each reference of a converted document where its destination came from; an address where
/// nothing is known of it.
std::vector<Target> targets_of(const Document& document, const Converted& converted);

/// Markdown as it renders with these destinations known, and all others addresses.
Rendered rendered_again(std::string_view markdown, const std::map<std::string, Target>& known,
                        const ConvertOptions& options = {});

/// A form without what depends on how often and in which order a page refers to its notes: a
/// reference shows the note's number, and is named after how many came before.
std::string without_note_numbers(std::string form);

/// True when `markdown`, rendered again with each destination leading where it came from, is
/// `storage` in all that a reader sees (markdown-mapping.md b.1).
bool comes_back(std::string_view markdown, std::string_view storage, const Converted& converted,
                const ConvertOptions& options);

/// The same for a part of a page. `definitions` are what it refers to, of links and of footnotes;
/// how often and in which order a page refers to its notes is not looked at.
bool part_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view storage, const std::map<std::string, Target>& targets,
                     const ConvertOptions& options);

/// The same for the definition of a footnote, given as the item of the list that it became.
bool note_comes_back(std::string_view markdown, const std::string& definitions,
                     std::string_view item, const std::map<std::string, Target>& targets,
                     const ConvertOptions& options);

/// Labels are compared without regard to case and blanks.
std::string link_label(std::string_view text);
/// What stands in brackets, each as such a label.
std::set<std::string> labels_in(std::string_view markdown);

/// A definition for each footnote that a text seems to refer to.
std::string note_definitions(std::string_view markdown);

}  // namespace confsync::render
