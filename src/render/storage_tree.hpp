#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string_view>

namespace confsync::render {

/// Parses a body, white space and entities untouched. Null when it does not parse or is nested
/// deeper than any page.
std::unique_ptr<pugi::xml_document> parse_storage(std::string_view storage);

/// Elements that start and end a line of their own.
bool is_block_element(std::string_view name);

/// Elements whose text is kept to the byte.
bool is_verbatim_element(std::string_view name);

bool is_blank(std::string_view text);

}  // namespace confsync::render
