#pragma once

#include <set>
#include <string>
#include <string_view>

namespace confsync::render::test {

/// What a body shows and is made of, read by expat.
struct BodyReading {
    std::string visible;            ///< what a reader sees of it, blanks left out
    std::set<std::string> strange;  ///< elements, and attributes as "element@name", that storage
                                    ///< format hasn't (storage-format.md)
};

/// A body that is not well-formed shows nothing and has one strange thing: its fault.
BodyReading read_body(std::string_view body);

/// The text without white space, U+00A0 among it.
std::string without_blanks(std::string_view text);

}  // namespace confsync::render::test
