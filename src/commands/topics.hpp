#pragma once

#include <span>
#include <string>
#include <string_view>

namespace confsync::commands {

/// A page of `confsync help TOPIC`.
struct Topic {
    std::string_view name;
    std::string_view help;  ///< one line
    std::string (*text)();
};

std::span<const Topic> topics();

}  // namespace confsync::commands
