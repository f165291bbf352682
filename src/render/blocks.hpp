#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/conflict_markers.hpp"
#include "render/convert.hpp"
#include "render/storage_writer.hpp"

namespace confsync::render {

/// What happened to one block of a file.
struct BlockChange {
    enum class Kind {
        changed,
        added,
        removed,
        conflict,    ///< both sides changed the same words
        left_alone,  ///< the edit has no exact form in the file
    };
    Kind kind = Kind::changed;
    int line = 0;           ///< of the file as it was; of an added block: the line it follows
    std::string storage;    ///< the remote block; empty when it was removed
    std::string ours = {};  ///< of a conflict: the file's lines
};

/// What stands in the file where both sides changed the same words.
struct WhereBothChanged {
    enum class Then { ours, theirs, markers };
    Then then = Then::ours;
    SideNames names = {};  ///< for markers
};

struct MergedFile {
    std::string text;                  ///< the file with the remote edits
    std::vector<BlockChange> changes;  ///< ascending by line
    Converted converted;               ///< what the new blocks refer to, and its diagnostics
    bool has(BlockChange::Kind kind) const;
};

/// Brings the edits that lead from `base` to `remote` (both storage format) into a Markdown file,
/// block by block: lines of blocks that were not edited keep every byte, whatever their style.
/// `rendered` is what the file renders to now; a block that differs there from `base` was changed
/// locally, and when it was edited remotely too, the edits of both are merged word by word. An
/// edit that the file can't say exactly is left alone.
/// Inside an edited block the lines that did not change keep their bytes as well, where the two
/// sides do not meet. Style is taken from the file, whatever `options.style` says. Pure.
MergedFile merge_blocks(std::string_view file, const Rendered& rendered, std::string_view base,
                        std::string_view remote, const ConvertOptions& options,
                        const WhereBothChanged& both = {});

}  // namespace confsync::render
