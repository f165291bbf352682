#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::commands {

/// On which side of a comparison something stands.
enum class Side { both, before, after };

struct Stretch {
    Side side = Side::both;
    std::string text;
    bool operator==(const Stretch&) const = default;
};

/// Both texts in one, word by word: what is gone stands before what came in its place. Words of one
/// side bring the blanks around them; all others are those of `after`, and no change. Texts
/// that have few words in common follow one another whole.
std::vector<Stretch> word_changes(std::string_view before, std::string_view after);

struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const ByteRange&) const = default;
};

/// Words that only one of two texts has, neighbours as one; none where the texts have few words in
/// common.
struct LoneWords {
    std::vector<ByteRange> before;
    std::vector<ByteRange> after;
};
LoneWords lone_words(std::string_view before, std::string_view after);

}  // namespace confsync::commands
