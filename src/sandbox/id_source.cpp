#include "sandbox/id_source.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"

namespace confsync::sandbox {

std::string IdSource::next_hex() { return sha256(fmt::format("{}\n{}", seed_, drawn_++)).value; }

std::string IdSource::uuid() {
    const std::string hex = next_hex();
    return fmt::format("{}-{}-4{}-a{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(13, 3),
                       hex.substr(17, 3), hex.substr(20, 12));
}

std::string IdSource::local_id() { return next_hex().substr(0, 12); }

}  // namespace confsync::sandbox
