#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string_view>

namespace confsync::render {

/// Parses a body, white space and entities untouched. Null when it does not parse or is nested
/// deeper than any page.
std::unique_ptr<pugi::xml_document> parse_storage(std::string_view storage);

}  // namespace confsync::render
