#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "render/carry_over.hpp"
#include "render/convert.hpp"
#include "render/storage.hpp"

using namespace confsync::render;

/// Whatever a server stores: reading it and making Markdown of it must not crash. (Only of
/// well-formed text is the canonical form its own; pugixml repairs some of the rest.)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    canonical(text);
    carry_over("<p>one two</p>", text);
    carry_over(text,
               "<p>one <ac:inline-comment-marker ac:ref=\"r\">two</ac:inline-comment-marker></p>");
    visible_text(text);
    to_markdown(text);
    return 0;
}
