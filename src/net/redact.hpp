#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/secret.hpp"
#include "net/transport.hpp"

namespace confsync::net {

inline constexpr std::string_view redacted = "[Redacted]";

/// The address without user name and password, and with the values of query parameters that carry
/// tokens replaced (quirks.md 64: a download's target has one).
std::string redact_url(std::string_view url);

/// "Name: value" for a log; the value of a header that carries credentials is replaced.
std::string redact_header(const Header& header);

/// Takes known secrets out of any text, in the forms they travel in: as they are, percent-encoded
/// and as Basic credentials.
class Redactor {
  public:
    Redactor() = default;
    Redactor(const std::string& user, const Secret& token);
    /// Secrets shorter than four bytes are left alone: they would blank out half of every text.
    void add(std::string_view secret);
    std::string operator()(std::string text) const;

  private:
    std::vector<Secret> known_;
};

}  // namespace confsync::net
