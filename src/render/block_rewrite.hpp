#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "render/block_definitions.hpp"
#include "render/convert_parts.hpp"

namespace confsync::render {

/// A block of a file that was edited on the page. Ranges are [first, last).
struct EditedBlock {
    std::string lines;  ///< the author's
    const PageParts& base;
    std::pair<std::size_t, std::size_t> was;  ///< of `base`
    const PageParts& theirs;
    std::pair<std::size_t, std::size_t> is;  ///< of `theirs`
};

struct RewrittenBlock {
    std::string text;
    bool in_place = false;  ///< what did not change is as the author wrote it
    Converted converted;    ///< what the edited block is by itself
};

/// A style without line ends that only break text and blanks that only line up, and with every
/// address where it is used: the spelling in which blocks are compared word by word.
Style plain(Style style);

/// The author's lines with the edit in them: word by word where that says the same as the page,
/// else line by line, else all of it anew.
RewrittenBlock rewritten(const EditedBlock& block, const BlockDefinitions& definitions,
                         const Style& style, const ConvertOptions& options);

}  // namespace confsync::render
