#pragma once

namespace confsync::render {

/// Which spellings within a line are read beyond GitHub's own Markdown (markdown-mapping.md a.2).
struct InlineSyntax {
    bool emoji = true;         ///< `:tada:`, as GitHub names them
    bool math = true;          ///< `$x$` and `` $`x`$ `` under GitHub's rule
    bool highlight = true;     ///< `==text==`
    bool keys = true;          ///< `++ctrl+c++`
    bool sub_and_sup = false;  ///< `H~2~O`, `x^2^`; a strike then needs two tildes
    bool wiki_links = false;   ///< `[[Page]]`, `[[Page|text]]`, `[[Page#Heading]]`
    bool image_sizes = false;  ///< `![a](b.png){width=400}`, `![a|400](b.png)`

    bool operator==(const InlineSyntax&) const = default;
};

}  // namespace confsync::render
