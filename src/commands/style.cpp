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

std::string elided(const std::string& text, std::size_t columns) {
    if (display_width(text) <= columns) return text;
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        std::string longer = kept;
        append_utf8(longer, next_code_point(text, at));
        if (display_width(longer) + 1 > columns) break;
        kept = std::move(longer);
    }
    return kept + "…";
}

std::string padded(std::string text, std::size_t width) {
    const auto taken = display_width(text);
    if (taken < width) text.append(width - taken, ' ');
    return text;
}

}  // namespace confsync::commands
