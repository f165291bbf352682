#pragma once

#include <fmt/format.h>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/config_settings.hpp"

// What the rows of the keys read their values with.
namespace confsync::workspace {

[[noreturn]] inline void refuse(const Setting& setting, std::string_view why,
                                std::string hint = {}) {
    throw Error(ErrorKind::configuration, fmt::format("{} {}", setting.key, why), std::move(hint),
                setting.where);
}

inline const std::string& text(const Setting& setting) {
    return std::get<std::string>(setting.value);
}
inline const std::vector<std::string>& texts(const Setting& setting) {
    return std::get<std::vector<std::string>>(setting.value);
}
inline bool flag(const Setting& setting) { return std::get<bool>(setting.value); }

/// One of a few words; those of a later version get told apart from mistakes.
template <class Choice>
struct Word {
    std::string_view word;
    std::optional<Choice> means;  ///< nothing: comes with a later version
};

template <class Choice>
Choice chosen(const Setting& setting, const std::string& word,
              std::span<const Word<Choice>> words) {
    std::vector<std::string> known;
    for (const Word<Choice>& row : words) {
        if (row.word != word) {
            if (row.means) known.emplace_back(row.word);
            continue;
        }
        if (row.means) return *row.means;
        refuse(setting, fmt::format("= \"{}\" comes with a later version", word));
    }
    refuse(setting, fmt::format("can't be \"{}\"", escape_terminal(word)),
           fmt::format("it is one of: {}", join(known, ", ")));
}

template <class Choice, std::size_t count>
Choice chosen(const Setting& setting, const std::array<Word<Choice>, count>& words) {
    return chosen(setting, text(setting), std::span<const Word<Choice>>(words));
}

}  // namespace confsync::workspace
