#include "base/error.hpp"

#include <fmt/format.h>

namespace confsync {

std::string to_string(const Place& place) {
    if (place.line == 0) return place.file;
    if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
    return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string_view to_string(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::failed: return "failed";
        case ErrorKind::usage: return "usage";
        case ErrorKind::configuration: return "configuration";
        case ErrorKind::credentials: return "credentials";
        case ErrorKind::trust: return "trust";
        case ErrorKind::conflict: return "conflict";
        case ErrorKind::refused: return "refused";
        case ErrorKind::not_found: return "not-found";
        case ErrorKind::network: return "network";
        case ErrorKind::interrupted: return "interrupted";
    }
    return "failed";
}

Error::Error(ErrorKind kind, std::string message, std::string hint, Place where)
    : kind_(kind), message_(std::move(message)), hint_(std::move(hint)), where_(std::move(where)) {}

Error Error::within(std::string_view context) const {
    return {kind_, fmt::format("while {}: {}", context, message_), hint_, where_};
}

}  // namespace confsync
