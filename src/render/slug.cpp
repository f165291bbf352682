#include "render/slug.hpp"

#include <fmt/format.h>

#include "base/unicode.hpp"

namespace confsync::render {

std::string slug_of(std::string_view heading_text) {
    const std::string lowered = lower_case(heading_text);
    std::string slug;
    slug.reserve(lowered.size());
    for (std::size_t at = 0; at < lowered.size();) {
        const char32_t c = next_code_point(lowered, at);
        if (c == U' ' || c == U'-') {
            slug += '-';
        } else if (is_word_code_point(c)) {
            append_utf8(slug, c);
        }
    }
    return slug;
}

std::string Slugs::next(std::string_view heading_text) {
    const std::string base = slug_of(heading_text);
    int& count = seen_[base];
    std::string name = count == 0 ? base : fmt::format("{}-{}", base, count);
    while (!taken_.insert(name).second) name = fmt::format("{}-{}", base, ++count);
    ++count;
    return name;
}

}  // namespace confsync::render
