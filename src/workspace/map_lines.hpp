#pragma once

#include <functional>

#include "engine/record.hpp"

namespace confsync::workspace {

/// True when the file a line stands for is in the work tree.
using HasFile = std::function<bool(const engine::PageKey&, const engine::PageRecord&)>;

/// Two branches may each have moved a page's line, or one moved and the other changed it: merged,
/// both stand there. The higher version's line stays, under the path that still has its file.
void leave_one_line_a_page(engine::Records& lines, const HasFile& has_file);

}  // namespace confsync::workspace
