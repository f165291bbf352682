#include "render/storage_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render {

namespace {

std::string rgb_of(std::string_view hex) {
    unsigned int value = 0;
    const auto read = std::from_chars(hex.data() + 1, hex.data() + hex.size(), value, 16);
    if (hex.size() != 7 || read.ptr != hex.data() + hex.size()) return std::string(hex);
    return fmt::format("rgb({},{},{})", value >> 16U, (value >> 8U) & 0xFFU, value & 0xFFU);
}

std::string with_fraction(std::string_view pixels) {
    const std::string_view number = pixels.substr(0, pixels.size() - 2);
    const bool whole = !number.empty() && std::all_of(number.begin(), number.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    return whole ? fmt::format("{}.0px", number) : std::string(pixels);
}

std::string canonical_value(std::string_view value) {
    std::string compact = lower_case(value);
    if (compact.substr(0, 3) == "rgb") {
        compact.erase(std::remove(compact.begin(), compact.end(), ' '), compact.end());
        return compact;
    }
    if (!compact.empty() && compact.front() == '#') return rgb_of(compact);
    if (compact.size() > 2 && compact.substr(compact.size() - 2) == "px")
        return with_fraction(compact);
    return compact;
}

}  // namespace

std::string canonical_style(std::string_view style) {
    std::string canonical;
    for (const std::string_view declaration : split(style, ';')) {
        const std::size_t colon = declaration.find(':');
        if (trimmed(declaration).empty()) continue;
        if (colon == std::string_view::npos) {
            canonical += fmt::format("{};", trimmed(declaration));
            continue;
        }
        canonical += fmt::format("{}: {};", lower_case(trimmed(declaration.substr(0, colon))),
                                 canonical_value(trimmed(declaration.substr(colon + 1))));
    }
    return canonical;
}

}  // namespace confsync::render
