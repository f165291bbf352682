#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "render/block_definitions.hpp"
#include "render/convert_parts.hpp"

namespace confsync::render {

/// A block that was edited in the file and on the page. Ranges are [first, last), none empty.
struct BlockOfBothSides {
    std::string lines;  ///< the author's
    const PageParts& base;
    std::pair<std::size_t, std::size_t> was;  ///< of `base`
    const PageParts& ours;                    ///< what the file renders to
    std::pair<std::size_t, std::size_t> here;
    const PageParts& theirs;
    std::pair<std::size_t, std::size_t> is;  ///< of `theirs`
};

/// What the author's lines become.
struct MergedBlock {
    std::string ours;    ///< the edits of both, and the file's words where both changed the same
    std::string theirs;  ///< the same with the page's words there
    bool meet = false;   ///< both changed the same words, or words next to each other
    Converted converted;
};

/// The edits of both sides brought together, word by word where the outcome is proven to read as
/// it should; else the whole block is one place where both meet.
MergedBlock merged_block(const BlockOfBothSides& block, const BlockDefinitions& definitions,
                         const Style& style, const ConvertOptions& options);

}  // namespace confsync::render
