#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/strong.hpp"

namespace confsync {

/// A digest as lower-case hexadecimal; what it was taken over is the holder's business.
using Digest = Strong<struct DigestTag>;

/// SHA-256 of the bytes.
Digest sha256(std::string_view bytes);

/// SHA-256 over parts added one by one. Parts of known meaning are added with `field`, which
/// frames them, so that ("ab","c") and ("a","bc") differ.
class Hasher {
  public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    Hasher& raw(std::string_view bytes);
    Hasher& field(std::string_view bytes);
    Digest finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Standard base64 with padding (RFC 4648).
std::string base64(std::string_view bytes);
/// The bytes, with or without padding, white space skipped; nothing when it is no base64.
std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace confsync
