#pragma once

#include <vector>

#include "render/storage_writer.hpp"
#include "workspace/links.hpp"

namespace confsync::workspace {

/// Where a reference leads when nothing is wrong, by its spelling alone: of the right kind, with
/// names nobody looks at.
render::Target likely_target(const render::Reference& reference);

/// True when a reference leads to something of that kind.
bool leads_as_likely(const render::Reference& reference, const Resolved& resolved);

/// What rendering has to say of a text whose references lead where they seem to. Titles, anchors
/// and names of files are no part of that, so it can be kept by blob.
Diagnostics likely_remarks(const render::Document& document, const render::RenderOptions& options);

}  // namespace confsync::workspace
