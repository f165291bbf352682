#include "commands/style.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::commands {

namespace {

std::string_view code_of(engine::Colour colour) {
    switch (colour) {
        case engine::Colour::plain: return "";
        case engine::Colour::green: return "32";
        case engine::Colour::yellow: return "33";
        case engine::Colour::red: return "31";
        case engine::Colour::blue: return "34";
        case engine::Colour::dim: return "2";
    }
    return "";
}

}  // namespace

Style style_of(const Invocation& invocation, ColorChoice choice, bool is_terminal) {
    Style style{false, invocation.streams.width};
    switch (choice) {
        case ColorChoice::always: style.colour = true; break;
        case ColorChoice::never: break;
        case ColorChoice::automatic:
            style.colour = is_terminal && !invocation.environment.get("NO_COLOR") &&
                           !invocation.environment.get("CI");
    }
    return style;
}

std::string painted(const Style& style, engine::Colour colour, std::string_view text) {
    const auto code = code_of(colour);
    if (!style.colour || code.empty() || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string one_line(std::string_view text) {
    std::string line = escape_terminal(text);
    for (auto& c : line)
        if (c == '\n' || c == '\t') c = ' ';
    return line;
}

std::string padded(std::string text, std::size_t width) {
    const auto taken = display_width(text);
    if (taken < width) text.append(width - taken, ' ');
    return text;
}

std::string shortened(const std::string& text, std::size_t width) {
    if (display_width(text) <= width) return text;
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size(); end = next) {
        next_code_point(text, next);
        if (display_width(std::string_view(text).substr(0, next)) >= width) break;
    }
    return text.substr(0, end) + "…";
}

}  // namespace confsync::commands
