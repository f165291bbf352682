#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "engine/record.hpp"
#include "engine/source.hpp"

namespace confsync::engine {

enum class Duplicates { add_parent, are_errors };

/// Titles settled so that no two pages of one space have the same (product contract §5): a
/// recorded page keeps the title it has while that is still a form of the wanted one; among the
/// others the page nearest the root, then the first by bytes, keeps it; the rest get their
/// folder's title in parentheses, then the grandfather's, then a number.
struct Titles {
    std::map<PageKey, std::string> by_page;
    std::map<PageKey, Diagnostics> diagnostics;  ///< errors: clashes that may not be, over-long
};

/// `spaces` gives the space key of each tree by name.
Titles settle_titles(const std::vector<SourcePage>& pages, const Records& records,
                     const std::map<std::string, std::string>& spaces, Duplicates duplicates);

/// The title that a page has while another one still holds the one it is to get. No form of it that
/// settle_titles() knows.
std::string passing_title(const std::string& title, const PageId& page);

}  // namespace confsync::engine
