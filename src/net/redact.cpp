#include "net/redact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::net {

namespace {

constexpr std::array secret_parameters = {
    "token",   "access_token", "refresh_token",   "client_secret", "code",      "password",
    "api_key", "signature",    "x-amz-signature", "os_password",   "atl_token", "jwt"};
constexpr std::array secret_headers = {"authorization", "proxy-authorization", "cookie",
                                       "set-cookie"};

template <std::size_t size>
bool is_one_of(const std::array<const char*, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), lower_case(name)) != names.end();
}

std::string redact_field(std::string_view field) {
    const auto equals = field.find('=');
    const auto name = field.substr(0, equals);
    if (equals == std::string_view::npos || !is_one_of(secret_parameters, name)) {
        return std::string(field);
    }
    return fmt::format("{}={}", name, redacted);
}

std::string redact_query(std::string_view query) {
    std::vector<std::string> fields;
    for (const auto field : split(query, '&')) fields.push_back(redact_field(field));
    return join(fields, "&");
}

std::string without_user(std::string_view address) {
    const auto separator = address.find("://");
    if (separator == std::string_view::npos) return std::string(address);
    const auto authority = address.substr(separator + 3);
    const auto end = std::min(authority.find_first_of("/?#"), authority.size());
    const auto at = authority.substr(0, end).rfind('@');
    if (at == std::string_view::npos) return std::string(address);
    return fmt::format("{}://{}@{}", address.substr(0, separator), redacted,
                       authority.substr(at + 1));
}

}  // namespace

std::string redact_url(std::string_view url) {
    const auto question = std::min(url.find('?'), url.size());
    const std::string address = without_user(url.substr(0, question));
    if (question == url.size()) return address;
    return address + "?" + redact_query(url.substr(question + 1));
}

std::string redact_header(const Header& header) {
    if (is_one_of(secret_headers, header.name)) {
        return fmt::format("{}: {}", header.name, redacted);
    }
    const bool is_address = lower_case(header.name) == "location";
    return fmt::format("{}: {}", header.name, is_address ? redact_url(header.value) : header.value);
}

Redactor::Redactor(const std::string& user, const Secret& token) {
    add(token.reveal());
    std::string pair = fmt::format("{}:{}", user, token.reveal());
    if (!token.empty()) add(base64(pair));
    wipe(pair);
}

void Redactor::add(std::string_view secret) {
    constexpr std::size_t shortest = 4;
    if (secret.size() < shortest) return;
    known_.emplace_back(secret);
    const std::string encoded = percent_encoded(secret);
    if (encoded != secret) known_.emplace_back(encoded);
}

std::string Redactor::operator()(std::string text) const {
    for (const Secret& secret : known_) {
        text = replace_all(std::move(text), secret.reveal(), redacted);
    }
    return text;
}

}  // namespace confsync::net
