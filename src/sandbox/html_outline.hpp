#pragma once

#include <set>
#include <string>
#include <vector>

#include "sandbox/xml_tree.hpp"

namespace confsync::sandbox {

struct Heading {
    const XmlNode* node = nullptr;
    int level = 1;
    std::string id;    ///< unique on the page; text with "-" for white space, as Cloud makes it
    std::string text;  ///< without macros
};

/// The headings of a body in order. Names of anchor macros are reserved: no heading takes them.
std::vector<Heading> outline_of(const XmlNode& root);

/// 1 to 6 for h1 to h6, else 0.
int heading_level(const XmlNode& node);

}  // namespace confsync::sandbox
