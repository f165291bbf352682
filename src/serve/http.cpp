#include "serve/http.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::serve {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        const auto lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        };
        return lower(x) == lower(y);
    });
}

std::optional<std::string> first_of(const Fields& fields, std::string_view name) {
    for (const Field& field : fields)
        if (field.name == name) return field.value;
    return std::nullopt;
}

std::string decoded_form(std::string_view text) {
    const std::string spaced = replace_all(std::string(text), "+", " ");
    return percent_decoded(spaced).value_or(spaced);
}

bool is_form(const Request& request) {
    return request.header("Content-Type")
        .value_or("")
        .starts_with("application/x-www-form-urlencoded");
}

}  // namespace

std::optional<std::string> Request::header(std::string_view name) const {
    for (const Field& field : headers)
        if (same_name(field.name, name)) return field.value;
    return std::nullopt;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
    return first_of(query, name);
}

std::vector<std::string> Request::parameters(std::string_view name) const {
    std::vector<std::string> values;
    for (const Field& field : query)
        if (field.name == name) values.push_back(field.value);
    return values;
}

std::optional<std::string> Request::form_field(std::string_view name) const {
    for (const Part& part : parts)
        if (part.name == name) return part.content;
    return is_form(*this) ? first_of(parse_query(body), name) : std::nullopt;
}

bool Request::writes() const { return method != "GET" && method != "HEAD"; }

Fields parse_query(std::string_view query) {
    Fields fields;
    if (query.empty()) return fields;
    for (const std::string_view pair : split(query, '&')) {
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        const std::string_view name = pair.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        fields.push_back({decoded_form(name), decoded_form(value)});
    }
    return fields;
}

std::optional<std::vector<std::string>> path_segments(std::string_view path) {
    std::vector<std::string> segments;
    for (const std::string_view segment : split(path, '/')) {
        if (segment.empty()) continue;
        const std::optional<std::string> text = percent_decoded(segment);
        if (!text) return std::nullopt;
        segments.push_back(*text);
    }
    return segments;
}

const Fields& html_security_headers() {
    static const Fields headers{
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
         "img-src 'self' data: https:; form-action 'self'; base-uri 'none'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
    };
    return headers;
}

Response html_page(std::string html, int status) {
    return {status, "text/html; charset=utf-8", std::move(html), html_security_headers()};
}

Response see_other(std::string location) {
    return {303, "", "", {{"Location", std::move(location)}}};
}

Response plain_text(std::string text, int status) {
    return {status,
            "text/plain; charset=utf-8",
            std::move(text),
            {{"X-Content-Type-Options", "nosniff"}}};
}

}  // namespace confsync::serve
