#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace confsync::net {

/// Scheme, host and port: what a credential is bound to. Lower case, the port always there.
struct Origin {
    std::string scheme;
    std::string host;  ///< IPv6 addresses keep their brackets
    int port = 0;
    auto operator<=>(const Origin&) const = default;
};

/// "https://acme.atlassian.net", with the port when it is not the scheme's own.
std::string to_string(const Origin& origin);

/// An absolute http or https address without user name, as it goes on the wire.
struct Url {
    Origin origin;
    std::string path;   ///< begins with "/", encoded
    std::string query;  ///< without "?", encoded
};

/// Throws Error{configuration} when `text` is not such an address: another scheme, a user name or
/// password in it, no host, a bad port, blanks or control codes.
Url parse_url(std::string_view text);

std::string to_string(const Url& url);

/// True for the loopback addresses and localhost: nothing sent there leaves the machine.
bool is_loopback(const Origin& origin);

/// Path below a base: one slash between them, whatever the ends look like.
std::string join_path(std::string_view base, std::string_view path);

/// "a=1&a=2&b=x%20y"; order and repetitions are kept.
using Query = std::vector<std::pair<std::string, std::string>>;
std::string encoded(const Query& query);

/// The decoded value of a query parameter in a relative or absolute address; empty when absent.
std::string query_parameter(std::string_view address, std::string_view name);

}  // namespace confsync::net
