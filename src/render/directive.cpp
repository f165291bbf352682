#include "render/directive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/storage_entities.hpp"

namespace confsync::render {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view take_until(std::string_view& text, std::string_view stops) {
    const std::size_t length = std::min(text.find_first_of(stops), text.size());
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(length);
    return taken;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// Behind the equals sign: up to a blank, or what stands in quotes.
std::string take_value(std::string_view& text, std::string& fault) {
    if (text.empty() || (text.front() != '"' && text.front() != '\''))
        return decode_entities(take_until(text, blanks));
    const char quote[] = {text.front(), '\0'};
    text.remove_prefix(1);
    const std::string_view value = take_until(text, quote);
    if (text.empty()) {
        fault = fmt::format("the value \"{}\" has no closing quote", value);
    } else {
        text.remove_prefix(1);
    }
    return decode_entities(value);
}

/// What stands between `<!--` and `-->` when nothing else does.
std::optional<std::string_view> comment_text(std::string_view html) {
    html = trimmed(html);
    if (html.size() < 7 || !take_prefix(html, "<!--")) return std::nullopt;
    if (html.find("-->") != html.size() - 3) return std::nullopt;
    return trimmed(html.substr(0, html.size() - 3));
}

/// What another tool's comment says in our words.
struct Spelling {
    std::string_view theirs;  ///< lower case
    std::string_view ours;
};

constexpr std::array spellings{
    Spelling{"confluence-toc", "toc"},         Spelling{"confluence-skip-start", "skip"},
    Spelling{"confluence-skip-end", "/skip"},  Spelling{"ac:ignore", "skip"},
    Spelling{"ac:ignore end", "/skip"},        Spelling{"toc", "toc-list"},
    Spelling{"tocstop", "/toc-list"},          Spelling{"/toc", "/toc-list"},
    Spelling{"toc end", "/toc-list"},          Spelling{"ac:layout", "nothing"},
    Spelling{"ac:layout end", "nothing"},      Spelling{"ac:layout-cell", "column"},
    Spelling{"ac:layout-cell end", "nothing"}, Spelling{"ac:layout-section end", "/columns"},
};

constexpr std::string_view layout_section = "ac:layout-section type:";

/// The directive behind the colon, in our spelling; nothing for an author's own comment.
std::optional<std::string> directive_text(std::string_view comment) {
    for (const std::string_view prefix : {"confluence:", "cf:"}) {
        std::string_view rest = comment;
        if (take_prefix(rest, prefix)) return std::string(trimmed(rest));
        if (take_prefix(rest, "/") && take_prefix(rest = trimmed(rest), prefix))
            return fmt::format("/{}", trimmed(rest));
    }
    const std::string word = lower_case(comment);
    const auto* const found = std::find_if(spellings.begin(), spellings.end(),
                                           [&](const Spelling& s) { return s.theirs == word; });
    if (found != spellings.end()) return std::string(found->ours);
    if (word.compare(0, layout_section.size(), layout_section) == 0)
        return fmt::format("columns {}", trimmed(comment.substr(layout_section.size())));
    if (word.compare(0, 13, "start doctoc ") == 0) return "toc-list";
    if (word.compare(0, 11, "end doctoc ") == 0) return "/toc-list";
    return std::nullopt;
}

}  // namespace

std::string_view Directive::value(std::string_view key) const {
    for (const Argument& argument : arguments)
        if (argument.key == key && argument.value) return *argument.value;
    return {};
}

bool Directive::has(std::string_view key) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
        return argument.key == key && argument.value != "false";
    });
}

std::string_view Directive::word(std::size_t n) const {
    for (const Argument& argument : arguments)
        if (!argument.value && n-- == 0) return argument.key;
    return {};
}

std::vector<Argument> read_arguments(std::string_view text, std::string& fault) {
    std::vector<Argument> arguments;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        Argument argument;
        argument.key = take_until(text, " \t\r\n=");
        if (take_prefix(text, "=")) argument.value = take_value(text, fault);
        if (argument.key.empty()) fault = "a value has no name";
        arguments.push_back(std::move(argument));
    }
    return arguments;
}

Directive read_directive(std::string_view html) {
    Directive directive;
    const auto comment = comment_text(html);
    const auto text = comment ? directive_text(*comment) : std::nullopt;
    if (!text) return directive;
    std::string_view rest = *text;
    directive.form = take_prefix(rest, "/") ? Directive::Form::closing : Directive::Form::opening;
    rest = trimmed(rest);
    directive.name = take_until(rest, blanks);
    if (directive.name == "macro") {
        rest = trimmed(rest);
        directive.macro = take_until(rest, blanks);
    }
    directive.arguments = read_arguments(rest, directive.fault);
    return directive;
}

}  // namespace confsync::render
