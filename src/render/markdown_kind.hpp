#pragma once

#include <cmark-gfm/node.h>

#include "render/tree.hpp"

namespace confsync::render {

/// The one place that knows cmark-gfm's node types; those of extensions are numbers of the run.
Kind kind_of(cmark_node* node);

}  // namespace confsync::render
