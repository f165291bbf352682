#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sandbox/xml_tree.hpp"

namespace confsync::sandbox {

/// Above it a body is refused: with 413 by the API (quirks.md 23), as a fault here.
inline constexpr std::size_t max_body_bytes = std::size_t{5} * 1024 * 1024;
/// Elements inside each other; real pages stay below fifty.
inline constexpr std::size_t max_body_depth = 256;

/// Why a body is refused. `message` is the server's whole sentence (quirks.md 83):
/// "Error parsing xhtml: … at [row,col {unknown-source}]: [r,c]". Both count from 1 in the body.
struct XmlFault {
    std::string message;
    int row = 0;
    int column = 0;
};

/// The server's strict judgement of storage format (storage-format.md §1, §15, §17): nothing when
/// the body is well-formed, knows its entities, has no DOCTYPE, processing instruction or xmlns,
/// and stays within the limits above.
std::optional<XmlFault> judge_storage(std::string_view body);

/// The body as a tree. Throws Error{failed} with the fault's message when it would be refused.
XmlNode parse_storage(std::string_view body);

}  // namespace confsync::sandbox
