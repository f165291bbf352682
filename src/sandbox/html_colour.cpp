#include "sandbox/html_colour.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "sandbox/normalise_style.hpp"

namespace confsync::sandbox {

namespace {

struct Rgb {
    int red = 0;
    int green = 0;
    int blue = 0;
};

struct Named {
    std::string_view name;
    std::string_view hue;
};

constexpr Named named_colours[] = {{"grey", "grey"},     {"gray", "grey"},     {"red", "red"},
                                   {"orange", "orange"}, {"yellow", "yellow"}, {"green", "green"},
                                   {"teal", "teal"},     {"blue", "blue"},     {"purple", "purple"},
                                   {"magenta", "purple"}};

struct HueEnd {
    int degrees;
    std::string_view hue;
};

constexpr HueEnd hue_ends[] = {{18, "red"},   {42, "orange"}, {70, "yellow"},  {160, "green"},
                               {195, "teal"}, {245, "blue"},  {325, "purple"}, {361, "red"}};

std::optional<Rgb> parse_rgb(std::string_view colour) {
    if (!colour.starts_with("rgb(") || !colour.ends_with(')')) return std::nullopt;
    const auto parts = split(colour.substr(4, colour.size() - 5), ',');
    if (parts.size() != 3) return std::nullopt;
    std::array<int, 3> values{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::string_view part = trimmed(parts[i]);
        std::from_chars(part.data(), part.data() + part.size(), values[i]);
        values[i] = std::clamp(values[i], 0, 255);
    }
    return Rgb{values[0], values[1], values[2]};
}

int degrees_of(const Rgb& c, int high, int spread) {
    if (high == c.red) return (60 * (c.green - c.blue) / spread + 360) % 360;
    if (high == c.green) return 60 * (c.blue - c.red) / spread + 120;
    return 60 * (c.red - c.green) / spread + 240;
}

std::string_view hue_of_rgb(const Rgb& c) {
    const int high = std::max({c.red, c.green, c.blue});
    const int spread = high - std::min({c.red, c.green, c.blue});
    if (spread < 10) return high > 250 || high < 60 ? "" : "grey";
    if (high < 100 && spread < 70) return "";  // Cloud's default text is a dark blue
    const int degrees = degrees_of(c, high, spread);
    return std::ranges::find_if(hue_ends, [&](const HueEnd& end) { return degrees < end.degrees; })
        ->hue;
}

}  // namespace

std::string_view hue_of(std::string_view colour) {
    for (const Named& named : named_colours)
        if (named.name == colour) return named.hue;
    const auto rgb = parse_rgb(normalised_style(trimmed(colour)));
    return rgb ? hue_of_rgb(*rgb) : std::string_view{};
}

std::string_view style_value(std::string_view style, std::string_view property) {
    for (const std::string_view declaration : split(style, ';')) {
        const auto colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        if (trimmed(declaration.substr(0, colon)) == property)
            return trimmed(declaration.substr(colon + 1));
    }
    return {};
}

}  // namespace confsync::sandbox
