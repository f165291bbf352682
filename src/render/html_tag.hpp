#pragma once

#include <string>
#include <string_view>

namespace confsync::render {

/// One HTML tag as CommonMark delimits it, taken apart.
struct HtmlTag {
    enum class Form { none, opening, closing, empty };
    Form form = Form::none;  ///< none: a comment, a declaration or no tag at all
    std::string name;        ///< lower case
    std::string anchor;      ///< value of `id` or `name`
    bool other_attributes = false;
};

HtmlTag read_tag(std::string_view text);

/// `text` without its `<!-- … -->`; an unclosed comment reaches to the end.
std::string without_comments(std::string_view text);

}  // namespace confsync::render
