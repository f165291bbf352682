#include "render/slug.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render {

namespace {

std::string github_slug(std::string_view heading_text) {
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

void squeeze_hyphens(std::string& slug) {
    const auto both = [](char a, char b) { return a == '-' && b == '-'; };
    slug.erase(std::unique(slug.begin(), slug.end(), both), slug.end());
}

/// A number alone would be taken for that of an issue.
std::string gitlab_slug(std::string_view heading_text) {
    std::string slug = github_slug(heading_text);
    squeeze_hyphens(slug);
    const bool number = !slug.empty() && slug.find_first_not_of("0123456789") == std::string::npos;
    return number ? "anchor-" + slug : slug;
}

/// As Python-Markdown makes them, which Bitbucket shows Markdown with.
std::string bitbucket_slug(std::string_view heading_text) {
    std::string kept;
    for (const char c : lower_case(without_marks(heading_text))) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (word || c == ' ' || c == '\t') kept += c;
    }
    std::string slug(trimmed(kept));
    std::replace_if(
        slug.begin(), slug.end(), [](char c) { return c == ' ' || c == '\t'; }, '-');
    squeeze_hyphens(slug);
    return "markdown-header-" + slug;
}

}  // namespace

std::string slug_of(std::string_view heading_text, SlugRule rule) {
    switch (rule) {
        case SlugRule::github: break;
        case SlugRule::gitlab: return gitlab_slug(heading_text);
        case SlugRule::bitbucket: return bitbucket_slug(heading_text);
    }
    return github_slug(heading_text);
}

std::string Slugs::next(std::string_view heading_text) {
    const std::string base = slug_of(heading_text, rule_);
    const char sign = rule_ == SlugRule::bitbucket ? '_' : '-';
    int& count = seen_[base];
    std::string name = count == 0 ? base : fmt::format("{}{}{}", base, sign, count);
    while (!taken_.insert(name).second) name = fmt::format("{}{}{}", base, sign, ++count);
    ++count;
    return name;
}

}  // namespace confsync::render
