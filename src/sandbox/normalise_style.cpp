#include "sandbox/normalise_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdefABCDEF";
constexpr std::string_view digits = "0123456789";

int hex_number(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return number;
}

std::string rgb_of(std::string_view hex) {
    std::string full(hex);
    if (hex.size() == 3) full = {hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]};
    const std::string_view six = full;
    return fmt::format("rgb({},{},{})", hex_number(six.substr(0, 2)), hex_number(six.substr(2, 2)),
                       hex_number(six.substr(4, 2)));
}

/// The characters of `set` that `text` starts with.
std::string_view leading(std::string_view text, std::string_view set) {
    return text.substr(0, std::min(text.find_first_not_of(set), text.size()));
}

/// Appends the next piece of a style, rewritten, and returns how much of it was taken.
std::size_t take_piece(std::string_view style, std::string& out) {
    if (style[0] == '#') {
        const std::string_view hex = leading(style.substr(1), hex_digits);
        if (hex.size() == 3 || hex.size() == 6) {
            out += rgb_of(hex);
            return hex.size() + 1;
        }
    }
    const std::string_view number = leading(style, "0123456789.");
    if (number.empty()) {
        out += style[0];
        return 1;
    }
    out += number;
    const bool whole = leading(number, digits) == number;
    if (whole && style.substr(number.size()).starts_with("px")) out += ".0";
    return number.size();
}

bool is_start_alignment(std::string_view style) {
    const std::string packed = replace_all(replace_all(std::string(style), " ", ""), ";", "");
    return packed == "text-align:start";
}

}  // namespace

std::string normalised_style(std::string_view style) {
    if (is_start_alignment(style)) return {};
    std::string out;
    while (!style.empty()) style.remove_prefix(take_piece(style, out));
    return out;
}

}  // namespace confsync::sandbox
