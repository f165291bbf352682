#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace confsync::render {

/// One piece of a body's text as it stands there. The pieces of a body, put together, are the body.
struct StoragePiece {
    enum class Kind { open, close, empty, text, cdata, other };
    Kind kind = Kind::text;
    std::size_t begin = 0;  ///< in bytes
    std::size_t end = 0;
    std::string_view name;  ///< of an element's tag; points into the scanned text

    std::size_t size() const { return end - begin; }
};

/// Takes well-formed storage format apart without changing it. What is not well-formed comes back
/// in some pieces all the same; nothing is read twice.
std::vector<StoragePiece> scan_storage(std::string_view storage);

/// The blocks that stand outermost, in order: an element with the blanks before it, or a run of
/// text and inline elements. Blanks after the last one belong to none.
std::vector<std::string_view> outermost_blocks(std::string_view storage);

}  // namespace confsync::render
