#include "workspace/destination.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::workspace {

namespace {

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The scheme of an address (RFC 3986), lower case; empty when there is none.
std::string scheme_of(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_letter(text.front())) return {};
    const auto scheme = text.substr(0, colon);
    const auto plain = [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    return std::ranges::all_of(scheme, plain) ? lower_ascii(scheme) : std::string();
}

/// As it stands when it isn't percent-encoded text.
std::string decoded(std::string_view text) {
    if (text.find('%') == std::string_view::npos) return std::string(text);
    const auto plain = percent_decoded(text);
    const bool usable =
        plain && !first_invalid_utf8(*plain) && plain->find('\0') == std::string::npos;
    return usable ? *plain : std::string(text);
}

bool is_page_id(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A page by "KEY", `separator` and a title; one without a separator is in the space of the link.
Destination titled(std::string_view name, std::string_view separator) {
    const auto hash = name.find('#');
    const std::string_view fragment =
        hash == std::string_view::npos ? std::string_view() : name.substr(hash + 1);
    name = name.substr(0, hash);
    const auto end = separator.empty() ? std::string_view::npos : name.find(separator);
    const bool has_space = end != std::string_view::npos;
    const std::string_view title = has_space ? name.substr(end + separator.size()) : name;
    Destination to{Destination::Kind::title, std::string(trimmed(decoded(title))),
                   decoded(fragment), has_space ? decoded(name.substr(0, end)) : std::string()};
    return to.path.empty() ? Destination{} : to;
}

Destination page_of_confluence(std::string_view rest) {
    if (rest.starts_with("//")) rest.remove_prefix(2);
    if (is_page_id(rest)) return {Destination::Kind::page_id, std::string(rest), {}};
    return titled(rest, "/");
}

Destination address(std::string_view text, const std::string& scheme) {
    const std::string_view rest = text.substr(scheme.size() + 1);
    if (scheme == "ac") return titled(rest, {});
    if (scheme == "confluence") return titled(rest, ":");
    if (scheme == "confluence-page") return page_of_confluence(rest);
    constexpr std::array<std::string_view, 5> linked = {"http", "https", "mailto", "tel", "ftp"};
    if (scheme == "data") return {Destination::Kind::data, {}, {}};
    if (std::ranges::count(linked, scheme) == 0) return {Destination::Kind::scheme, {}, {}};
    return {Destination::Kind::url, std::string(text), {}};
}

}  // namespace

Destination parse_destination(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {};
    if (text.starts_with("//")) return {Destination::Kind::url, "https:" + std::string(text), {}};
    if (const std::string scheme = scheme_of(text); !scheme.empty()) return address(text, scheme);
    const auto hash = text.find('#');
    Destination parts{Destination::Kind::path, {}, {}};
    if (hash != std::string_view::npos) parts.fragment = decoded(text.substr(hash + 1));
    const auto path = text.substr(0, hash);
    parts.path = decoded(path.substr(0, path.find('?')));
    if (parts.path.empty()) parts.kind = Destination::Kind::fragment;
    return parts;
}

}  // namespace confsync::workspace
