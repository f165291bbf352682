#include "workspace/data_address.hpp"

#include <fmt/format.h>

#include <array>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::workspace {

namespace {

struct PictureType {
    std::string_view media;
    std::string_view extension;
};

constexpr std::array<PictureType, 5> picture_types{{{"image/png", "png"},
                                                    {"image/jpeg", "jpg"},
                                                    {"image/gif", "gif"},
                                                    {"image/svg+xml", "svg"},
                                                    {"image/webp", "webp"}}};

std::string_view extension_of_media(std::string_view media) {
    for (const PictureType& type : picture_types)
        if (type.media == media) return type.extension;
    return {};
}

}  // namespace

std::optional<DataFile> file_of_data(std::string_view address) {
    const auto comma = address.find(',');
    constexpr std::string_view scheme = "data:";
    if (comma == std::string_view::npos || address.size() < scheme.size()) return std::nullopt;
    const std::string head = lower_case(address.substr(0, comma));
    if (!head.starts_with(scheme)) return std::nullopt;
    const std::string media = head.substr(scheme.size(), head.find(';') - scheme.size());
    const auto extension = extension_of_media(media);
    const auto plain = percent_decoded(address.substr(comma + 1));
    if (extension.empty() || !plain) return std::nullopt;
    auto bytes = head.ends_with(";base64") ? base64_decoded(*plain) : plain;
    if (!bytes || bytes->empty()) return std::nullopt;
    const std::string digest = sha256(*bytes).value.substr(0, 12);
    return DataFile{fmt::format("inline-{}.{}", digest, extension), std::move(*bytes)};
}

}  // namespace confsync::workspace
