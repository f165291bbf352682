#include "render/alert_word.hpp"

#include <algorithm>
#include <array>

namespace confsync::render {

namespace {

struct Alias {
    std::string_view name;
    std::string_view word;
};

/// Ascending by name.
constexpr std::array aliases{
    Alias{definition_word, definition_word},
    Alias{tab_word, tab_word},
    Alias{"abstract", "note"},
    Alias{"attention", "warning"},
    Alias{"bug", "caution"},
    Alias{"caution", "caution"},
    Alias{"check", "tip"},
    Alias{"cite", "note"},
    Alias{"danger", "caution"},
    Alias{"decision", "decision"},
    Alias{"details", "expand"},
    Alias{"done", "tip"},
    Alias{"error", "caution"},
    Alias{"example", "note"},
    Alias{"expand", "expand"},
    Alias{"fail", "caution"},
    Alias{"failure", "caution"},
    Alias{"faq", "note"},
    Alias{"help", "note"},
    Alias{"hint", "tip"},
    Alias{"important", "important"},
    Alias{"info", "note"},
    Alias{"note", "note"},
    Alias{"question", "note"},
    Alias{"quote", "note"},
    Alias{"seealso", "note"},
    Alias{"success", "tip"},
    Alias{"summary", "note"},
    Alias{"tip", "tip"},
    Alias{"tldr", "note"},
    Alias{"todo", "note"},
    Alias{"warning", "warning"},
};

static_assert(std::is_sorted(aliases.begin(), aliases.end(),
                             [](const Alias& a, const Alias& b) { return a.name < b.name; }));

}  // namespace

std::string_view alert_word(std::string_view name) {
    const auto* const found =
        std::lower_bound(aliases.begin(), aliases.end(), name,
                         [](const Alias& a, std::string_view b) { return a.name < b; });
    return found == aliases.end() || found->name != name ? std::string_view() : found->word;
}

}  // namespace confsync::render
