#include "render/storage_lines.hpp"

#include "render/storage_elements.hpp"
#include "render/storage_nodes.hpp"
#include "render/storage_scan.hpp"

namespace confsync::render {

std::string storage_lines(std::string_view storage) {
    const std::string plain = without_comment_markers(storage);
    const std::string_view text = plain;
    std::string lines;
    for (const StoragePiece& piece : scan_storage(text)) {
        const std::string_view bytes = text.substr(piece.begin, piece.size());
        const bool at_start = lines.empty() || lines.back() == '\n';
        if (piece.kind == StoragePiece::Kind::text && at_start && is_blank(bytes)) continue;
        lines += bytes;
        const bool ends =
            piece.kind == StoragePiece::Kind::close || piece.kind == StoragePiece::Kind::empty;
        if (ends && is_block_element(piece.name)) lines += '\n';
    }
    if (!lines.empty() && lines.back() != '\n') lines += '\n';
    return lines;
}

}  // namespace confsync::render
