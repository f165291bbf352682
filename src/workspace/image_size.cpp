#include "workspace/image_size.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <locale>
#include <optional>
#include <sstream>
#include <string>

#include "base/text.hpp"

namespace confsync::workspace {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t largest = 100000;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t big16(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
std::uint32_t big32(std::string_view bytes, std::size_t at) {
    return big16(bytes, at) << 16U | big16(bytes, at + 2);
}
std::uint32_t little16(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U;
}

ImageSize sensible(std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0 || width > largest || height > largest) return {};
    return {static_cast<int>(width), static_cast<int>(height)};
}

ImageSize png_size(std::string_view bytes) {
    if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return {};
    return sensible(big32(bytes, 16), big32(bytes, 20));
}

ImageSize gif_size(std::string_view bytes) {
    if (bytes.size() < 10) return {};
    return sensible(little16(bytes, 6), little16(bytes, 8));
}

bool is_frame_header(std::uint32_t marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

ImageSize jpeg_size(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size() && byte_at(bytes, at) == 0xff) {
        const std::uint32_t marker = byte_at(bytes, at + 1);
        if (is_frame_header(marker)) return sensible(big16(bytes, at + 7), big16(bytes, at + 5));
        const bool fill = marker == 0xff;
        const bool alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        at += fill ? 1 : alone ? 2 : 2 + big16(bytes, at + 2);
    }
    return {};
}

/// `width="120"`, `width='120px'`; nothing for per cent and other units.
std::optional<std::uint32_t> pixels(std::string_view tag, std::string_view attribute) {
    const std::string wanted = std::string(1, ' ').append(attribute).append("=");
    const auto at = tag.find(wanted);
    if (at == std::string_view::npos) return std::nullopt;
    auto value = tag.substr(at + wanted.size());
    if (value.empty() || (value.front() != '"' && value.front() != '\'')) return std::nullopt;
    value = value.substr(1, value.find(value.front(), 1) - 1);
    std::uint32_t number = 0;
    std::size_t used = 0;
    for (; used < value.size() && used < 6 && value[used] >= '0' && value[used] <= '9'; ++used)
        number = number * 10 + static_cast<std::uint32_t>(value[used] - '0');
    auto unit = value.substr(used);
    if (unit.starts_with('.'))
        unit = unit.substr(std::min(unit.find_first_not_of(".0123456789"), unit.size()));
    if (used == 0 || (!unit.empty() && unit != "px")) return std::nullopt;
    return number;
}

/// `viewBox="0 0 120.5 80"`: the size of a drawing that fits itself to its place.
ImageSize view_box(std::string_view tag) {
    const auto at = tag.find(" viewBox=");
    if (at == std::string_view::npos) return {};
    constexpr std::size_t length = std::string_view(" viewBox=\"").size();
    const auto value = tag.substr(std::min(tag.size(), at + length));
    std::string numbers(value.substr(0, value.find_first_of("\"'")));
    std::ranges::replace(numbers, ',', ' ');
    std::istringstream stream(numbers);
    stream.imbue(std::locale::classic());
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    if (!(stream >> left >> top >> width >> height)) return {};
    if (!(width >= 1 && width <= largest && height >= 1 && height <= largest)) return {};
    return {static_cast<int>(width), static_cast<int>(height)};
}

ImageSize svg_size(std::string_view bytes) {
    const auto begin = bytes.find("<svg");
    if (begin == std::string_view::npos) return {};
    const auto end = bytes.find('>', begin);
    if (end == std::string_view::npos) return {};
    std::string tag(bytes.substr(begin, end - begin));
    for (char& c : tag)
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    const auto width = pixels(tag, "width");
    const auto height = pixels(tag, "height");
    return width && height ? sensible(*width, *height) : view_box(tag);
}

}  // namespace

ImageSize image_size(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return png_size(bytes);
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return gif_size(bytes);
    if (bytes.starts_with("\xff\xd8\xff"sv)) return jpeg_size(bytes);
    const auto start = trimmed(bytes.substr(0, 512));
    if (start.starts_with("<") || start.starts_with("\xef\xbb\xbf<")) return svg_size(bytes);
    return {};
}

}  // namespace confsync::workspace
