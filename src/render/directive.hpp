#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace confsync::render {

/// One `key=value` of a directive; a bare word has no value.
struct Argument {
    static constexpr std::uint32_t no_reference = UINT32_MAX;

    std::string key;
    std::optional<std::string> value;
    /// Entry in `Document::references`, for a value that points at a file of the tree.
    std::uint32_t reference = no_reference;
};

/// `<!-- confluence: NAME key=value … -->`, taken apart (directives.md §3).
struct Directive {
    enum class Form { none, opening, closing };

    Form form = Form::none;  ///< none: some other comment
    std::string name;        ///< as written; of `macro NAME`: "macro"
    std::string macro;       ///< of `macro NAME`: NAME
    std::vector<Argument> arguments;
    std::string fault;  ///< what is wrong with its spelling; empty: nothing

    /// The value of a key; empty when it is absent or a bare word.
    std::string_view value(std::string_view key) const;
    /// True for `key`, `key=true` and any other value but `false`.
    bool has(std::string_view key) const;
    /// The n-th bare word, from 0; empty: there is none.
    std::string_view word(std::size_t n = 0) const;
};

/// Reads the whole text of an HTML block. Spellings of other tools come out as ours.
Directive read_directive(std::string_view html);

/// "maxLevel=2 title="two words" flag", as it stands behind a directive's name.
std::vector<Argument> read_arguments(std::string_view text, std::string& fault);

}  // namespace confsync::render
