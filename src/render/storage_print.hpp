#pragma once

#include <pugixml.hpp>
#include <string>

namespace confsync::render {

/// Prints a simplified tree in the one way that two equal bodies share: attributes and macro
/// parameters sorted, white space collapsed, entities decoded, CDATA as text.
std::string print_canonical(const pugi::xml_document& document);

}  // namespace confsync::render
