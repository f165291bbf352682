#pragma once

#include <set>
#include <string>

#include "render/inline_syntax.hpp"

namespace confsync::render {

/// Whose anchors links to headings name.
enum class SlugRule { github, gitlab, bitbucket };

/// Which spellings beyond GitHub's own Markdown are read. What differs from what GitHub shows is
/// off until the tree's configuration asks for it.
struct Dialect {
    bool admonitions = true;         ///< MkDocs: `!!! note "Title"`, `??? note`, `???+ note`
    bool tabs = false;               ///< MkDocs: `=== "Tab"`
    bool colon_admonitions = false;  ///< Docusaurus, VitePress: `:::note Title` … `:::`
    bool definition_lists = false;   ///< PHP Markdown Extra: a term, then `: its meaning`
    bool math = true;                ///< GitHub: `$$` … `$$` as a block
    /// Languages of fences that are diagrams, besides mermaid, plantuml, d2 and dot; lower case.
    std::set<std::string> diagrams = {};
    SlugRule slugs = SlugRule::github;
    InlineSyntax inlines = {};
};

}  // namespace confsync::render
