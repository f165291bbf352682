#include "base/digest_blake2b.hpp"

#include <sodium.h>

#include <array>
#include <string>

namespace confsync {

Digest blake2b(std::string_view bytes) {
    // Chooses the fastest way this processor has; safe to call again.
    static const int ready = sodium_init();
    static_cast<void>(ready);
    std::array<unsigned char, crypto_generichash_BYTES> hash;
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return Digest{std::move(hex)};
}

}  // namespace confsync
