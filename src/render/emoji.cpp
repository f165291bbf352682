#include "render/emoji.hpp"

namespace confsync::render {

namespace {

/// "name character", ascending by name in bytes, one blank or line end between the words.
constexpr std::string_view names =
#include "render/emoji_names.inc"
    ;

constexpr std::string_view blanks = " \n";

/// The pair that stands in `names` from the word at `at` on, and where the next one begins.
struct Pair {
    std::string_view name;
    std::string_view character;
    std::size_t end = 0;
};

Pair pair_at(std::size_t at) {
    const std::size_t name_end = names.find_first_of(blanks, at);
    const std::size_t end = names.find_first_of(blanks, name_end + 1);
    return {names.substr(at, name_end - at), names.substr(name_end + 1, end - name_end - 1),
            end + 1};
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
}

/// Names are ASCII and characters aren't, so a name begins behind a character's last byte. The
/// digits and signs that some characters begin with are followed by bytes beyond ASCII.
std::size_t pair_start_before(std::size_t at) {
    for (;; --at) {
        if (at == 1) return at;
        const bool word_starts = blanks.find(names[at - 1]) != std::string_view::npos;
        if (word_starts && (static_cast<unsigned char>(names[at - 2]) & 0x80U) != 0) return at;
    }
}

}  // namespace

std::string_view emoji_named(std::string_view name) {
    if (name.empty()) return {};
    for (const char c : name)
        if (!is_name_character(c)) return {};
    std::size_t low = 1;
    std::size_t high = names.size();
    while (low < high) {
        const std::size_t start = pair_start_before(low + (high - low) / 2);
        const Pair pair = pair_at(start);
        if (pair.name == name) return pair.character;
        if (pair.name < name) {
            low = pair.end;
        } else {
            high = start;
        }
    }
    return {};
}

}  // namespace confsync::render
