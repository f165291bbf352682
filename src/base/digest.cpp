#include "base/digest.hpp"

#include <sodium.h>

#include <array>

namespace confsync {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Digest hex(const std::array<unsigned char, crypto_hash_sha256_BYTES>& hash) {
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return Digest{std::move(text)};
}

}  // namespace

Digest sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hex(hash);
}

struct Hasher::State {
    crypto_hash_sha256_state sha;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sha); }
Hasher::~Hasher() = default;

Hasher& Hasher::raw(std::string_view bytes) {
    crypto_hash_sha256_update(&state_->sha, bytes_of(bytes), bytes.size());
    return *this;
}

Hasher& Hasher::field(std::string_view bytes) {
    const std::string frame = std::to_string(bytes.size()) + ':';
    return raw(frame).raw(bytes);
}

Digest Hasher::finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256_final(&state_->sha, hash.data());
    return hex(hash);
}

std::string base64(std::string_view bytes) {
    const auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<std::string> base64_decoded(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const auto variant = text.ends_with('=') ? sodium_base64_VARIANT_ORIGINAL
                                             : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    const int failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), " \t\r\n", &size, nullptr, variant);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace confsync
