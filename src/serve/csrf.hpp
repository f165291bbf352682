#pragma once

#include <string>
#include <string_view>

#include "serve/http.hpp"

namespace confsync::serve {

/// Tokens for forms of a loopback server: derived from a secret of this run and the form's
/// purpose, so that another site in the same browser cannot post to it.
class Csrf {
  public:
    /// `secret` comes from a random source and is never shown.
    explicit Csrf(std::string secret);

    /// Name of the hidden form field.
    static constexpr std::string_view field = "csrf_token";

    /// Hexadecimal; the same for the same purpose during one run.
    std::string token(std::string_view purpose) const;
    /// True when the form's token belongs to the purpose. Compares in constant time.
    bool accepts(const Request& request, std::string_view purpose) const;

  private:
    std::string secret_;
};

}  // namespace confsync::serve
