#include "confluence/media_type.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"

namespace confsync::confluence {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> types = {{
    {"avif", "image/avif"},        {"bmp", "image/bmp"},         {"csv", "text/csv"},
    {"drawio", "application/xml"}, {"gif", "image/gif"},         {"gz", "application/gzip"},
    {"htm", "text/html"},          {"html", "text/html"},        {"ico", "image/x-icon"},
    {"jpeg", "image/jpeg"},        {"jpg", "image/jpeg"},        {"json", "application/json"},
    {"mov", "video/quicktime"},    {"mp3", "audio/mpeg"},        {"mp4", "video/mp4"},
    {"pdf", "application/pdf"},    {"png", "image/png"},         {"svg", "image/svg+xml"},
    {"txt", "text/plain"},         {"webm", "video/webm"},       {"webp", "image/webp"},
    {"xml", "application/xml"},    {"yaml", "application/yaml"}, {"zip", "application/zip"},
}};

}  // namespace

std::string_view media_type(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot != std::string_view::npos) {
        const auto extension = lower_case(file_name.substr(dot + 1));
        const auto found = std::find_if(types.begin(), types.end(),
                                        [&](const auto& row) { return row.first == extension; });
        if (found != types.end()) return found->second;
    }
    return "application/octet-stream";
}

}  // namespace confsync::confluence
