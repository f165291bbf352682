#include "sandbox/stored_body.hpp"

#include "sandbox/normalise.hpp"
#include "sandbox/strict_xml.hpp"

namespace confsync::sandbox {

Outcome<std::string> stored_body(std::string_view sent, std::string_view seed) {
    if (const auto fault = judge_storage(sent)) return Refused{Refusal::bad_body, fault->message};
    IdSource ids{std::string(seed)};
    return normalise(sent, ids);
}

}  // namespace confsync::sandbox
