#pragma once

#include <string_view>

namespace confsync::confluence {

/// The media type an attachment is uploaded with, by the end of its name;
/// "application/octet-stream" for others.
std::string_view media_type(std::string_view file_name);

}  // namespace confsync::confluence
