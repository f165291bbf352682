#pragma once

#include <string>
#include <string_view>

#include "sandbox/faults.hpp"

namespace confsync::sandbox {

/// A fault as JSON. Throws Error{usage} that names what cannot be read.
Fault read_fault(std::string_view json);
std::string counters_json(const Counters& counters);
/// `id` of an answer, or "" when it has none.
std::string id_in(std::string_view json);

/// The control endpoint: arms, counts, clears (sandbox/faults.hpp).
serve::Response answer_control(const serve::Request& request, Faults& faults);

}  // namespace confsync::sandbox
