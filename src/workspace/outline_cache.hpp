#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/files.hpp"
#include "engine/ids.hpp"
#include "workspace/outline.hpp"

namespace confsync::workspace {

using Outlines = std::map<engine::BlobId, FileOutline>;

/// Outlines of files seen before, by blob id, in <common git dir>/confsync/outlines. A missing,
/// damaged or foreign file is an empty cache; so is one another parser wrote.
Outlines load_outlines(const fs::path& file);
/// Replaces the cache. Throws Error{failed}; whoever only wants speed may ignore that.
void save_outlines(const fs::path& file, const Outlines& outlines);

/// The form in the file: exposed for tests of damaged ones.
std::string outlines_bytes(const Outlines& outlines);
Outlines parse_outlines(std::string_view bytes);

}  // namespace confsync::workspace
