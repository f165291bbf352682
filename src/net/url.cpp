#include "net/url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::net {

namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
    // Whatever stands before an "@" may be a password and is not repeated.
    const auto at = text.rfind('@');
    const auto shown = at == std::string_view::npos ? text : text.substr(at + 1);
    throw Error(ErrorKind::configuration, fmt::format("\"{}\" is no site address: {}", shown, why),
                "write it like https://acme.atlassian.net/wiki");
}

int default_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

int port_of(std::string_view whole, std::string_view digits) {
    int port = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool all = problem == std::errc{} && end == digits.data() + digits.size();
    if (!all || port < 1 || port > 65535) refuse(whole, "the port is not a number up to 65535");
    return port;
}

Origin origin_of(std::string_view whole, std::string_view scheme, std::string_view authority) {
    if (authority.find('@') != std::string_view::npos) {
        refuse(whole, "user name and password do not belong there");
    }
    const auto bracket = authority.rfind(']');
    const auto colon = authority.rfind(':');
    const bool has_port =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    Origin origin{std::string(scheme), lower_case(authority.substr(0, colon)),
                  default_port(scheme)};
    if (!has_port) origin.host = lower_case(authority);
    if (has_port) origin.port = port_of(whole, authority.substr(colon + 1));
    if (origin.host.empty()) refuse(whole, "it names no host");
    return origin;
}

bool has_blank_or_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
}

bool is_loopback_v4(std::string_view host) {
    const auto parts = split(host, '.');
    const auto is_number = [](std::string_view part) {
        return !part.empty() && part.size() <= 3 &&
               part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return parts.size() == 4 && parts[0] == "127" &&
           std::all_of(parts.begin(), parts.end(), is_number);
}

}  // namespace

std::string to_string(const Origin& origin) {
    if (origin.port == default_port(origin.scheme)) {
        return fmt::format("{}://{}", origin.scheme, origin.host);
    }
    return fmt::format("{}://{}:{}", origin.scheme, origin.host, origin.port);
}

Url parse_url(std::string_view text) {
    if (has_blank_or_control(text)) refuse("(not shown)", "it holds blanks or control codes");
    const auto separator = text.find("://");
    if (separator == std::string_view::npos) refuse(text, "it does not begin with https://");
    const std::string scheme = lower_case(text.substr(0, separator));
    if (scheme != "https" && scheme != "http") refuse(text, "only http and https are spoken here");
    const auto rest = text.substr(separator + 3);
    const auto authority_end = std::min(rest.find_first_of("/?#\\"), rest.size());
    Url url{origin_of(text, scheme, rest.substr(0, authority_end)), "/", ""};
    auto tail = rest.substr(authority_end);
    tail = tail.substr(0, tail.find('#'));
    const auto question = std::min(tail.find('?'), tail.size());
    if (question > 0) url.path = std::string(tail.substr(0, question));
    if (question < tail.size()) url.query = std::string(tail.substr(question + 1));
    if (url.path.front() != '/') refuse(text, "a backslash is no separator");
    return url;
}

std::string to_string(const Url& url) {
    const std::string address = to_string(url.origin) + url.path;
    return url.query.empty() ? address : address + "?" + url.query;
}

bool is_loopback(const Origin& origin) {
    return origin.host == "localhost" || origin.host == "[::1]" || is_loopback_v4(origin.host);
}

std::string join_path(std::string_view base, std::string_view path) {
    while (!base.empty() && base.back() == '/') base.remove_suffix(1);
    while (!path.empty() && path.front() == '/') path.remove_prefix(1);
    return fmt::format("{}/{}", base, path);
}

std::string encoded(const Query& query) {
    std::vector<std::string> fields;
    fields.reserve(query.size());
    for (const auto& [name, value] : query) {
        fields.push_back(percent_encoded(name) + "=" + percent_encoded(value));
    }
    return join(fields, "&");
}

std::string query_parameter(std::string_view address, std::string_view name) {
    const auto question = address.find('?');
    if (question == std::string_view::npos) return {};
    for (const auto field : split(address.substr(question + 1), '&')) {
        const auto equals = field.find('=');
        if (field.substr(0, equals) != name || equals == std::string_view::npos) continue;
        const auto value = field.substr(equals + 1);
        return percent_decoded(value).value_or(std::string(value));
    }
    return {};
}

}  // namespace confsync::net
