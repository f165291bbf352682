#include "render/html_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render {

namespace {

struct Rgb {
    int red = 0;
    int green = 0;
    int blue = 0;
};

struct NamedColour {
    std::string_view name;
    Rgb rgb;
};

/// The names that authors use; CSS has more.
constexpr std::array colours{
    NamedColour{"aqua", {0, 255, 255}},
    NamedColour{"black", {0, 0, 0}},
    NamedColour{"blue", {0, 0, 255}},
    NamedColour{"brown", {165, 42, 42}},
    NamedColour{"crimson", {220, 20, 60}},
    NamedColour{"cyan", {0, 255, 255}},
    NamedColour{"darkblue", {0, 0, 139}},
    NamedColour{"darkgray", {169, 169, 169}},
    NamedColour{"darkgreen", {0, 100, 0}},
    NamedColour{"darkorange", {255, 140, 0}},
    NamedColour{"darkred", {139, 0, 0}},
    NamedColour{"fuchsia", {255, 0, 255}},
    NamedColour{"gold", {255, 215, 0}},
    NamedColour{"gray", {128, 128, 128}},
    NamedColour{"green", {0, 128, 0}},
    NamedColour{"grey", {128, 128, 128}},
    NamedColour{"lightblue", {173, 216, 230}},
    NamedColour{"lightgray", {211, 211, 211}},
    NamedColour{"lightgreen", {144, 238, 144}},
    NamedColour{"lightgrey", {211, 211, 211}},
    NamedColour{"lightyellow", {255, 255, 224}},
    NamedColour{"lime", {0, 255, 0}},
    NamedColour{"magenta", {255, 0, 255}},
    NamedColour{"maroon", {128, 0, 0}},
    NamedColour{"navy", {0, 0, 128}},
    NamedColour{"olive", {128, 128, 0}},
    NamedColour{"orange", {255, 165, 0}},
    NamedColour{"pink", {255, 192, 203}},
    NamedColour{"purple", {128, 0, 128}},
    NamedColour{"red", {255, 0, 0}},
    NamedColour{"silver", {192, 192, 192}},
    NamedColour{"teal", {0, 128, 128}},
    NamedColour{"tomato", {255, 99, 71}},
    NamedColour{"white", {255, 255, 255}},
    NamedColour{"yellow", {255, 255, 0}},
};

std::optional<Rgb> from_hex(std::string_view digits) {
    std::string six(digits);
    if (digits.size() == 3)
        six = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    if (six.size() != 6) return std::nullopt;
    unsigned int value = 0;
    const auto read = std::from_chars(six.data(), six.data() + six.size(), value, 16);
    if (read.ec != std::errc() || read.ptr != six.data() + six.size()) return std::nullopt;
    return Rgb{static_cast<int>(value >> 16U), static_cast<int>((value >> 8U) & 0xFFU),
               static_cast<int>(value & 0xFFU)};
}

std::optional<Rgb> from_numbers(std::string_view list) {
    const auto parts = split(list, ',');
    if (parts.size() != 3) return std::nullopt;
    std::array<int, 3> value{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string_view part = trimmed(parts[i]);
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value[i]);
        if (read.ec != std::errc() || read.ptr != part.data() + part.size()) return std::nullopt;
        if (value[i] < 0 || value[i] > 255) return std::nullopt;
    }
    return Rgb{value[0], value[1], value[2]};
}

std::optional<Rgb> colour_of(std::string_view css) {
    const std::string text = lower_case(trimmed(css));
    const std::string_view view = text;
    if (view.empty()) return std::nullopt;
    if (view.front() == '#') return from_hex(view.substr(1));
    if (view.substr(0, 4) == "rgb(" && view.back() == ')')
        return from_numbers(view.substr(4, view.size() - 5));
    const auto* const found =
        std::lower_bound(colours.begin(), colours.end(), view,
                         [](const NamedColour& c, std::string_view name) { return c.name < name; });
    if (found == colours.end() || found->name != view) return std::nullopt;
    return found->rgb;
}

Align align_named(std::string_view word) {
    const std::string name = lower_case(trimmed(word));
    if (name == "center" || name == "middle") return Align::center;
    if (name == "right" || name == "end") return Align::right;
    if (name == "left" || name == "start") return Align::left;
    return Align::none;
}

}  // namespace

Align align_of(const HtmlNode& node) {
    if (node.name == "center") return Align::center;
    const Align said = align_named(style_value(node.attribute("style"), "text-align"));
    return said != Align::none ? said : align_named(node.attribute("align"));
}

std::string_view style_value(std::string_view style, std::string_view property) {
    for (const std::string_view declaration : split(style, ';')) {
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        if (lower_case(trimmed(declaration.substr(0, colon))) == property)
            return trimmed(declaration.substr(colon + 1));
    }
    return {};
}

std::string rgb_colour(std::string_view css) {
    const auto rgb = colour_of(css);
    return rgb ? fmt::format("rgb({},{},{})", rgb->red, rgb->green, rgb->blue) : std::string();
}

std::string hex_colour(std::string_view css) {
    const auto rgb = colour_of(css);
    return rgb ? fmt::format("#{:02x}{:02x}{:02x}", rgb->red, rgb->green, rgb->blue)
               : std::string();
}

int pixels(std::string_view size, int whole) {
    constexpr int most = 10'000;
    size = trimmed(size);
    int value = 0;
    const auto read = std::from_chars(size.data(), size.data() + size.size(), value);
    if (read.ec != std::errc() || value <= 0 || value > most) return 0;
    std::string_view unit = size.substr(static_cast<std::size_t>(read.ptr - size.data()));
    if (!unit.empty() && unit.front() == '.')
        unit.remove_prefix(std::min(unit.find_first_not_of("0123456789", 1), unit.size()));
    if (unit.empty() || unit == "px") return value;
    return unit == "%" ? std::min(value, 100) * whole / 100 : 0;
}

bool is_anchor_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
    });
}

}  // namespace confsync::render
