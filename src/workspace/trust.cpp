#include "workspace/trust.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace confsync::workspace {

namespace {

[[noreturn]] void refuse_address(std::string_view why, const Place& where) {
    throw Error(ErrorKind::configuration, fmt::format("the site's address {}", why),
                "it looks like https://acme.atlassian.net/wiki", where);
}

std::string lower_ascii(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// An address taken apart; a stricter reader than curl's, so that both see the same host.
struct Address {
    std::string scheme;
    std::string host;
    std::string port;
};

bool is_host_name(std::string_view host) {
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '.' || c == '_';
    };
    return !host.empty() && host.front() != '.' && std::ranges::all_of(host, plain);
}

bool is_ipv6(std::string_view host) {
    const auto plain = [](unsigned char c) { return std::isxdigit(c) || c == ':' || c == '.'; };
    return host.size() > 3 && host.starts_with('[') && host.ends_with(']') &&
           std::ranges::all_of(host.substr(1, host.size() - 2), plain);
}

bool is_port(std::string_view port) {
    return !port.empty() && port.size() <= 5 && port.front() != '0' &&
           std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }) &&
           std::stoul(std::string(port)) <= 65535;
}

Address split_address(const std::string& url, const Place& where) {
    const auto odd = [](unsigned char c) { return c <= 0x20 || c >= 0x7f || c == '\\'; };
    if (std::ranges::any_of(url, odd)) refuse_address("holds a character it can't", where);
    const auto colon = url.find("://");
    if (colon == std::string::npos) refuse_address("has no https://", where);
    if (url.find_first_of("?#") != std::string::npos) refuse_address("must not hold ? or #", where);
    Address address;
    address.scheme = lower_ascii(url.substr(0, colon));
    std::string authority = url.substr(colon + 3);
    authority = authority.substr(0, authority.find('/'));
    if (authority.find('@') != std::string::npos)
        refuse_address("must not hold a user or password", where);
    const auto bracket = authority.rfind(']');
    const auto port = authority.find(':', bracket == std::string::npos ? 0 : bracket);
    address.host = lower_ascii(authority.substr(0, port));
    address.port = port == std::string::npos ? (address.scheme == "https" ? "443" : "80")
                                             : authority.substr(port + 1);
    return address;
}

bool is_loopback(const std::string& host) {
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

bool is_outside_repository(Layer layer) { return layer >= Layer::user; }

/// A reference that a pull request may write without being able to read more than was meant.
bool is_harmless(const std::string& token) { return token.starts_with("env:CONFSYNC_"); }

void check_reference(const Config& config, const Consent& wanted, const TrustStore& store) {
    if (is_outside_repository(config.layer_of("auth.token")) || is_harmless(config.token)) return;
    if (store.is_consented(wanted) || store.is_trusted(config.file, config.file_digest)) return;
    throw Error(ErrorKind::trust,
                fmt::format("the repository's configuration wants the token from {}",
                            escape_terminal(config.token)),
                "use env:CONFSYNC_TOKEN, or allow this file after reading it: confsync trust",
                {config.file.string(), 0, 0});
}

bool comes_from_outside(const Config& config) {
    return is_outside_repository(config.layer_of("site.url")) &&
           is_outside_repository(config.layer_of("auth.token"));
}

}  // namespace

std::string origin_of(const std::string& url, const Place& where) {
    const Address address = split_address(url, where);
    if (!is_host_name(address.host) && !is_ipv6(address.host))
        refuse_address("has no valid host name", where);
    if (!is_port(address.port)) refuse_address("has no valid port", where);
    const bool allowed =
        address.scheme == "https" || (address.scheme == "http" && is_loopback(address.host));
    if (!allowed) refuse_address("must begin with https:// (http is for this machine only)", where);
    return fmt::format("{}://{}:{}", address.scheme, address.host, address.port);
}

Consent consent_for(const Config& config) {
    return {origin_of(config.site_url), config.user, config.token};
}

void check_host_binding(const Config& config, const Environment& environment,
                        const TrustStore& store) {
    const Consent wanted = consent_for(config);
    check_reference(config, wanted, store);
    if (const auto site = environment.get("CONFSYNC_SITE")) {
        if (origin_of(*site, {"CONFSYNC_SITE", 0, 0}) == wanted.origin) return;
        throw Error(ErrorKind::trust,
                    fmt::format("the token is bound to {} by CONFSYNC_SITE, but site.url is {}",
                                origin_of(*site), wanted.origin),
                    "correct site.url; change CONFSYNC_SITE only if the token belongs there");
    }
    if (store.is_consented(wanted) || comes_from_outside(config)) return;
    throw Error(
        ErrorKind::trust,
        fmt::format("nobody has allowed {}'s token to be sent to {}",
                    config.user.empty() ? "this user" : escape_terminal(config.user),
                    wanted.origin),
        fmt::format("run it at a terminal, where it asks; or set CONFSYNC_SITE={} beside the token",
                    wanted.origin));
}

}  // namespace confsync::workspace
