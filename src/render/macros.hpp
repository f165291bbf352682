#pragma once

#include <string>
#include <string_view>

#include "render/render_options.hpp"

namespace confsync::render {

/// Storage format's macros, appended as text (storage-format.md §8). No ids: the server gives
/// them, and the same input must give the same bytes.

void open_macro(std::string& out, std::string_view name, int version = 1);
void append_parameter(std::string& out, std::string_view name, std::string_view value);
/// The text of a parameter; its lines stay lines.
void append_parameter_text(std::string& out, std::string_view value);
void close_macro(std::string& out);

void open_rich_body(std::string& out);
void close_rich_body(std::string& out);
void append_plain_body(std::string& out, std::string_view text);

/// A place that `ac:link ac:anchor` leads to; inline.
void append_anchor(std::string& out, std::string_view name);

/// `language` empty: no parameter.
void append_code(std::string& out, std::string_view language, std::string_view code);

/// The box of an alert ("note", "tip", "important", "warning", "caution"), around blocks. Only Data
/// Center's macros keep a title (storage-format.md §8.1); empty: none.
void open_alert(std::string& out, std::string_view word, Flavor flavor,
                std::string_view title = {});
void close_alert(std::string& out, std::string_view word, Flavor flavor);

void open_expand(std::string& out, std::string_view title);
void close_expand(std::string& out);

}  // namespace confsync::render
