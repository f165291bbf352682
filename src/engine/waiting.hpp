#pragma once

#include "engine/facts.hpp"

namespace confsync::engine {

/// While a recorded file is missing, new files with its title, its content or at least 60 % of its
/// text may be that file under another name: they get Local::waiting, so that the page can keep
/// its id once renames are followed. A folder without a file waits when all below it waits.
void mark_waiting(Facts& facts, Source& source);

}  // namespace confsync::engine
