#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace confsync::render {

struct XmlFault {
    std::size_t offset = 0;  ///< in bytes
    std::string message;
};

/// What a strict parser would say first against a fragment of storage format; nothing when it is
/// one or more well-formed nodes with the prefixes and entities the server knows
/// (storage-format.md §1, §17).
std::optional<XmlFault> xml_fault(std::string_view text);

}  // namespace confsync::render
