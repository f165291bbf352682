#include "workspace/glob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace confsync::workspace {

namespace {

[[noreturn]] void refuse(std::string_view pattern, const Place& where, std::string_view why,
                         std::string hint = {}) {
    throw Error(ErrorKind::configuration, fmt::format("the pattern \"{}\" {}", pattern, why),
                std::move(hint), where);
}

/// Where the set that opens at `at` ends (its bracket); npos when it doesn't.
std::size_t end_of_set(std::string_view name, std::size_t at) {
    std::size_t i = at + 1;
    if (i < name.size() && (name[i] == '!' || name[i] == '^')) ++i;
    if (i < name.size() && name[i] == ']') ++i;
    return name.find(']', i);
}

bool in_set(std::string_view set, char c) {
    const bool negated = set.starts_with('!') || set.starts_with('^');
    if (negated) set.remove_prefix(1);
    const auto byte = static_cast<unsigned char>(c);
    bool found = false;
    for (std::size_t i = 0; i < set.size(); ++i) {
        const auto low = static_cast<unsigned char>(set[i]);
        const bool range = i + 2 < set.size() && set[i + 1] == '-';
        const auto high = range ? static_cast<unsigned char>(set[i + 2]) : low;
        if (range) i += 2;
        found = found || (low <= byte && byte <= high);
    }
    return found != negated;
}

/// Where the character at `at` ends: UTF-8 takes several bytes.
std::size_t end_of_character(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U);
    return at;
}

/// Moves past the element of the pattern and what it takes of the name; false when it takes
/// nothing.
bool take(std::string_view pattern, std::size_t& p, std::string_view name, std::size_t& n) {
    if (p == pattern.size()) return false;
    if (pattern[p] == '?') {
        ++p;
        n = end_of_character(name, n);
        return true;
    }
    if (pattern[p] == '[') {
        const std::size_t end = end_of_set(pattern, p);
        if (!in_set(pattern.substr(p + 1, end - p - 1), name[n])) return false;
        p = end + 1;
    } else {
        const std::size_t literal = pattern[p] == '\\' ? p + 1 : p;
        if (pattern[literal] != name[n]) return false;
        p = literal + 1;
    }
    ++n;
    return true;
}

/// Only the last star ever has to take more: what stood before it already fits.
bool matches_name(std::string_view pattern, std::string_view name) {
    std::size_t p = 0;
    std::size_t n = 0;
    std::optional<std::size_t> star;
    std::size_t star_took = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_took = n;
        } else if (take(pattern, p, name, n)) {
            continue;
        } else if (star) {
            p = *star + 1;
            n = ++star_took;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

void check_name(std::string_view name, std::string_view pattern, const Place& where) {
    if (name == "..") refuse(pattern, where, "leads out of the folder");
    if (name != "**" && name.find("**") != std::string_view::npos)
        refuse(pattern, where, "has ** inside a name", "** stands alone: write **/*.md");
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\\' && ++i == name.size()) refuse(pattern, where, "ends in a backslash");
        if (name[i] != '[') continue;
        i = end_of_set(name, i);
        if (i == std::string_view::npos) refuse(pattern, where, "has a [ without ]");
    }
}

}  // namespace

Glob::Glob(std::string_view pattern, const Place& where) {
    if (pattern.empty()) refuse(pattern, where, "is empty");
    if (pattern.starts_with('/'))
        refuse(pattern, where, "is absolute", "patterns are relative to the tree's directory");
    for (const std::string_view name : split(pattern, '/')) {
        check_name(name, pattern, where);
        if (name != "." && !name.empty()) names_.emplace_back(name);
    }
    if (pattern.ends_with('/')) names_.emplace_back("**");
    if (names_.empty()) refuse(pattern, where, "names nothing");
}

bool Glob::matches(std::string_view path) const {
    const auto names = split(path, '/');
    std::size_t p = 0;
    std::size_t n = 0;
    std::optional<std::size_t> star;
    std::size_t star_took = 0;
    while (n < names.size()) {
        if (p < names_.size() && names_[p] == "**") {
            star = p++;
            star_took = n;
        } else if (p < names_.size() && matches_name(names_[p], names[n])) {
            ++p;
            ++n;
        } else if (star) {
            p = *star + 1;
            n = ++star_took;
        } else {
            return false;
        }
    }
    while (p < names_.size() && names_[p] == "**") ++p;
    return p == names_.size();
}

bool any_matches(const std::vector<Glob>& globs, std::string_view path) {
    return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(path); });
}

}  // namespace confsync::workspace
