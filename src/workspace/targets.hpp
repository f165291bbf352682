#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/source.hpp"
#include "workspace/image_size.hpp"
#include "workspace/links.hpp"

namespace confsync::workspace {

using SizeOf = std::function<ImageSize(const std::string& path)>;

/// What the renderer is told of each reference of a page. Files get the names they have on the
/// page; a page without a title in `request` is no target.
std::vector<render::Target> targets_of(const std::vector<Resolved>& resolved,
                                       const engine::RenderRequest& request, const SizeOf& size_of);

}  // namespace confsync::workspace
