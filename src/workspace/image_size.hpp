#pragma once

#include <string_view>

namespace confsync::workspace {

/// Pixels; 0 × 0: not known.
struct ImageSize {
    int width = 0;
    int height = 0;
    bool operator==(const ImageSize&) const = default;
};

/// The size that the header of a PNG, GIF, JPEG or SVG file states. `bytes` may be only the
/// beginning of the file.
ImageSize image_size(std::string_view bytes);

}  // namespace confsync::workspace
