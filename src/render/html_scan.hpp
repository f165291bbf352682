#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace confsync::render {

/// One piece of raw HTML, as a browser's tokeniser delimits it.
struct HtmlPiece {
    enum class Kind : std::uint8_t {
        text,
        opening,
        closing,
        comment,
        declaration,  ///< `<!DOCTYPE …>`, `<?php … ?>`: what a browser takes for a comment
    };
    Kind kind = Kind::text;
    bool closes_itself = false;  ///< `<br/>`
    std::string name;            ///< of a tag, lower case
    std::string_view source;
    /// Values as they are written, without their quotes. The first of a name counts.
    std::vector<std::pair<std::string, std::string_view>> attributes;
};

/// The pieces, in order and without gaps. A tag that never ends is text.
std::vector<HtmlPiece> scan_html(std::string_view html);

}  // namespace confsync::render
