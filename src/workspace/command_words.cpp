#include "workspace/command_words.hpp"

namespace confsync::workspace {

std::optional<std::vector<std::string>> command_words(std::string_view line) {
    std::vector<std::string> words;
    char quote = 0;
    bool inside = false;  // of a word, which may be an empty one in quotes
    for (const char c : line) {
        if (quote == 0 && (c == ' ' || c == '\t')) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        inside = true;
        if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else
            words.back() += c;
    }
    if (quote != 0) return std::nullopt;
    return words;
}

}  // namespace confsync::workspace
