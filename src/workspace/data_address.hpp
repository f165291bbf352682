#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace confsync::workspace {

/// A picture that stands in a text.
struct DataFile {
    std::string name;  ///< "inline-1a2b3c4d5e6f.png", by its content
    std::string bytes;
};

/// What `data:image/png;base64,…` holds (RFC 2397); nothing when it is no picture that a page can
/// show, or can't be decoded.
std::optional<DataFile> file_of_data(std::string_view address);

}  // namespace confsync::workspace
