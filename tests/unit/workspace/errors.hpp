#pragma once

#include <fmt/format.h>

#include <string>

#include "base/error.hpp"

namespace confsync::workspace {

/// What a call throws as "kind place: message", or "nothing".
template <class Call>
std::string error_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return fmt::format("{} {}: {}", to_string(error.kind()), to_string(error.where()),
                           error.message());
    }
    return "nothing";
}

/// The hint of what a call throws.
template <class Call>
std::string hint_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.hint();
    }
    return "nothing";
}

}  // namespace confsync::workspace
