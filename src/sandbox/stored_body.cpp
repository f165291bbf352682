#include "sandbox/stored_body.hpp"

namespace confsync::sandbox {

Outcome<std::string> stored_body(std::string_view sent, std::string_view /*seed*/) {
    return std::string(sent);
}

}  // namespace confsync::sandbox
