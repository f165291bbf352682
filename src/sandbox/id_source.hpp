#pragma once

#include <cstdint>
#include <string>

namespace confsync::sandbox {

/// The ids a server invents, repeatable: the same seed gives the same row of ids. A write passes a
/// seed of its own (page and version, say), so that each write gets new ids (quirks.md 73).
class IdSource {
  public:
    explicit IdSource(std::string seed) : seed_(std::move(seed)) {}

    /// "0d2f3c1a-…", as in ac:macro-id and ac:task-uuid.
    std::string uuid();
    /// Twelve hexadecimal digits, as in local-id (quirks.md 74).
    std::string local_id();

  private:
    std::string next_hex();

    std::string seed_;
    std::uint64_t drawn_ = 0;
};

}  // namespace confsync::sandbox
