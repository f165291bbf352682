#include "serve/csrf.hpp"

#include "base/digest.hpp"

namespace confsync::serve {

namespace {

bool same_in_constant_time(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(a[i]) ^ static_cast<unsigned>(b[i]);
    return difference == 0;
}

}  // namespace

Csrf::Csrf(std::string secret) : secret_(std::move(secret)) {}

std::string Csrf::token(std::string_view purpose) const {
    return Hasher().field("csrf").field(secret_).field(purpose).finish().value;
}

bool Csrf::accepts(const Request& request, std::string_view purpose) const {
    const std::optional<std::string> sent = request.form_field(field);
    return sent && same_in_constant_time(*sent, token(purpose));
}

}  // namespace confsync::serve
