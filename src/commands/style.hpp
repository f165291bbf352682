#pragma once

#include <string>
#include <string_view>

#include "commands/invocation.hpp"
#include "commands/options.hpp"
#include "engine/action.hpp"

namespace confsync::commands {

/// How a view may look: a value, so that a golden needs no terminal.
struct Style {
    bool colour = false;
    int width = 80;  ///< columns
};

/// Colours of a stream: `--color`, then NO_COLOR and CI, then whether it is a terminal.
Style style_of(const Invocation& invocation, ColorChoice choice, bool is_terminal);

/// The text in a colour, when colours are wanted.
std::string painted(const Style& style, engine::Colour colour, std::string_view text);

/// Server text and file names as a terminal may be shown them, on one line.
std::string one_line(std::string_view text);

/// The text cut to `columns`, with "…" at its end when something is missing.
std::string elided(const std::string& text, std::size_t columns);

/// The text and as many blanks as it lacks to `width` columns.
std::string padded(std::string text, std::size_t width);

}  // namespace confsync::commands
