#pragma once

#include <set>
#include <string>

namespace confsync::render {

/// `$x$` as code that keeps its dollars, as text, or as the macro of the usual app
/// (storage-format.md §8.16).
enum class MathForm { code, text, macro };

/// How Cloud shows an address that stands alone in a paragraph (storage-format.md §6.3).
enum class SmartLinks { off, in_line, block, embed };

/// How links, images and marks are shown, where storage format leaves a choice.
struct InlineOptions {
    /// Ground of `==text==` and `<mark>`, as the server writes a colour (storage-format.md §2.1).
    std::string highlight = "rgb(254,222,200)";
    MathForm math = MathForm::code;
    SmartLinks smart_links = SmartLinks::off;
    /// Hosts, lower case, whose addresses become smart links in a line of text on Cloud.
    std::set<std::string> smart_hosts;
    /// Hosts, lower case, whose pages `<iframe>` may show on Cloud; of others it becomes a link.
    std::set<std::string> frame_hosts;
};

}  // namespace confsync::render
