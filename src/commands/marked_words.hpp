#pragma once

#include <string>
#include <string_view>

namespace confsync::commands {

struct MarkedWords {
    std::string before;
    std::string after;
};

/// Two texts in HTML with the words that only one of them has in `<mark class="gone">` and `<mark
/// class="come">`; as they are when they have little in common. Signs of HTML in text and in
/// attributes must be escaped, as the sandbox's html_body() does.
MarkedWords marked_words(std::string_view before, std::string_view after);

}  // namespace confsync::commands
