#pragma once

#include <string>
#include <string_view>

namespace confsync::confluence {

/// The human text in an error body of v2, v1 or the gateway; empty when it is none of them.
std::string read_problem_text(std::string_view json);

}  // namespace confsync::confluence
