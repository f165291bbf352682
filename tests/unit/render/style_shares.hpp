#pragma once

#include <map>
#include <string>
#include <string_view>

#include "render/convert.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render::test {

/// How much of a corpus comes back byte for byte when only the author's style is known.
struct StyleShares {
    std::size_t files = 0;
    std::size_t same_files = 0;
    std::size_t blocks = 0;
    std::size_t same_blocks = 0;
    std::size_t kept = 0;                        ///< blocks that have no Markdown form
    std::map<std::string, std::size_t> reasons;  ///< why the other blocks differ
};

/// Adds a file, given as it is, as it renders and as that is converted back.
void add_file(StyleShares& shares, const std::string& text, int front_matter_lines,
              const Rendered& rendered, const Converted& converted);

/// What keeps a block from being what its author wrote, in a few words.
std::string reason_of_difference(std::string_view author, std::string_view ours);

/// In thousandths, for tests that hold a floor.
std::size_t per_mille(std::size_t part, std::size_t all);

/// A few lines to print.
std::string described(const std::string& corpus, const StyleShares& shares);

}  // namespace confsync::render::test
