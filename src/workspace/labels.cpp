#include "workspace/labels.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace confsync::workspace {

namespace {

constexpr std::string_view refused = " \t!#&()*,.:;<>?@[]^";
constexpr std::size_t longest = 255;

std::size_t utf16_units(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) units += next_code_point(text, at) > 0xffff ? 2 : 1;
    return units;
}

bool is_refused(char c) {
    return static_cast<unsigned char>(c) < 0x20 || refused.find(c) != std::string_view::npos;
}

}  // namespace

bool is_valid_label(std::string_view label) {
    if (label.empty() || first_invalid_utf8(label)) return false;
    return std::ranges::none_of(label, is_refused) && utf16_units(label) <= longest;
}

}  // namespace confsync::workspace
