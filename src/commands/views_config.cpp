#include "commands/views_config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "net/redact.hpp"

namespace confsync::commands {

namespace {

bool is_reference(const std::string& value) {
    return value.starts_with("\"env:") || value.starts_with("\"file:");
}

std::string line_of(const workspace::ConfigValue& value) {
    return one_line(fmt::format("{} = {}", value.key, value.value));
}

}  // namespace

std::vector<workspace::ConfigValue> shown_values(const workspace::Config& config) {
    auto values = config.values;
    for (auto& value : values)
        if (value.key == "auth.token" && !is_reference(value.value))
            value.value = fmt::format("\"{}\"", net::redacted);
    return values;
}

std::string config_human(const std::vector<workspace::ConfigValue>& values, bool show_origin,
                         const Style& style) {
    std::size_t width = 0;
    for (const auto& value : values) width = std::max(width, display_width(line_of(value)));
    std::string text;
    for (const auto& value : values) {
        if (!show_origin) {
            text += line_of(value) + '\n';
            continue;
        }
        text += padded(line_of(value), std::min<std::size_t>(width, 60)) + "  " +
                painted(style, engine::Colour::dim, "# " + one_line(value.origin)) + '\n';
    }
    return text;
}

}  // namespace confsync::commands
