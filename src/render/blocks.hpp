#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/convert.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

/// What happened to one block of a file.
struct BlockChange {
    enum class Kind { changed, added, removed, conflict };
    Kind kind = Kind::changed;
    int line = 0;         ///< of the file as it was; of an added block: the line it follows
    std::string storage;  ///< the remote block; empty when it was removed
};

struct MergedFile {
    std::string text;                  ///< the file with the remote edits
    std::vector<BlockChange> changes;  ///< ascending by line
    Converted converted;               ///< what the new blocks refer to, and its diagnostics
    bool has_conflict = false;
};

/// Brings the edits that lead from `base` to `remote` (both storage format) into a Markdown file,
/// block by block: lines of blocks that were not edited keep every byte, whatever their style.
/// `rendered` is what the file renders to now; a block that differs there from `base` was changed
/// locally, and when it was edited remotely too, the file's lines stay and a conflict is told.
/// Inside an edited block the lines that did not change keep their bytes as well, where the two
/// sides do not meet. Style is taken from the file, whatever `options.style` says. Pure.
MergedFile merge_blocks(std::string_view file, const Rendered& rendered, std::string_view base,
                        std::string_view remote, const ConvertOptions& options);

}  // namespace confsync::render
