#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::render {

/// A run of letters and digits, or one other character that is no blank. Tags of marks do not end
/// it.
struct Word {
    std::size_t begin = 0;  ///< index into VisibleWords::text
    std::size_t end = 0;
};

/// Where a comment's marker stands; one comment may have several.
struct MarkedRange {
    std::string_view ref;   ///< points into the scanned body
    std::size_t begin = 0;  ///< index into VisibleWords::text
    std::size_t end = 0;
};

/// The text of a body that a comment can stand on, and where each of its bytes comes from.
struct VisibleWords {
    /// A byte of `text` is written by these bytes of the body; several for an entity.
    struct Origin {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    std::string text;             ///< entities decoded; a line end where a block or a line ends
    std::vector<Origin> origins;  ///< one for each byte of `text`
    std::vector<Word> words;
    std::vector<MarkedRange> marked;

    std::string_view of(const Word& word) const {
        return std::string_view(text).substr(word.begin, word.end - word.begin);
    }
};

/// Code, macro parameters and titles of links are left out: no marker can stand there.
VisibleWords visible_words(std::string_view storage);

}  // namespace confsync::render
