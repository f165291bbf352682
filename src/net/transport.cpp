#include "net/transport.hpp"

#include "base/unicode.hpp"

namespace confsync::net {

std::optional<std::string> Response::header(std::string_view name) const {
    const std::string wanted = lower_case(name);
    for (const Header& header : headers) {
        if (lower_case(header.name) == wanted) return header.value;
    }
    return std::nullopt;
}

std::string_view to_string(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::del: return "DELETE";
    }
    return "GET";
}

}  // namespace confsync::net
