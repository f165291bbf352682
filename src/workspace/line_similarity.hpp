#pragma once

#include <string_view>

namespace confsync::workspace {

/// How much of `earlier` stands in `present`, 0…100: the share of its bytes in lines that are there
/// too, as often; blank lines don't count. 0 when `earlier` has no text.
int share_of_lines(std::string_view earlier, std::string_view present);

}  // namespace confsync::workspace
