#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/storage_nodes.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

/// One top-level element of a body: its bytes, and the form in which it is compared.
struct BodyBlock {
    std::string_view source;
    std::string form;
    std::string name;  ///< of the element; of a macro, its own; of a footnote, "#note-a"
};

/// Points into `storage`, which must outlive it. A body that cannot be read is one block; of the
/// list of footnotes each item is one.
std::vector<BodyBlock> body_blocks(std::string_view storage, Flavor flavor);
std::vector<BodyBlock> body_blocks(const StorageNode& root, Flavor flavor);

bool is_note(const BodyBlock& block);
/// The name of the footnote that a block is: "-a".
std::string note_name(const BodyBlock& block);

/// Lines of a file and the elements of its rendered body that they became. Lines and elements are
/// whole: what begins in one line of the file and ends in another is one group.
struct FileGroup {
    std::size_t first = 0;  ///< elements [first, last)
    std::size_t last = 0;
    std::vector<std::pair<int, int>> lines;  ///< ranges, both ends included, ascending
};

std::vector<FileGroup> file_groups(const Rendered& rendered, const std::vector<BodyBlock>& blocks);

/// For each block of `a` the one of `b` that it is or became; `no_block` where there is none.
/// Footnotes are told by their names.
constexpr std::size_t no_block = static_cast<std::size_t>(-1);
std::vector<std::size_t> matched_blocks(const std::vector<BodyBlock>& a,
                                        const std::vector<BodyBlock>& b);

}  // namespace confsync::render
