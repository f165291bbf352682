#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/storage_writer.hpp"

namespace confsync::render::test {

/// Every reference as an address of its own.
std::vector<Target> url_targets(const Document& document);

/// Parses and renders with url_targets.
Rendered rendered(std::string_view markdown, const RenderOptions& options = {});

std::string cloud(std::string_view markdown);
std::string datacenter(std::string_view markdown);

/// "code" of each, in order.
std::vector<std::string> codes(const Diagnostics& diagnostics);

/// What expat, as strict as Confluence, says against the body; empty: nothing.
std::string fault_of(std::string_view body);

}  // namespace confsync::render::test
