#include "render/fence_info.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/directive.hpp"

namespace confsync::render {

namespace {

bool is_true(const Argument& argument) { return argument.value != "false"; }

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 7 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), key) != names.end();
}

/// Braces and the dots of their classes only decorate.
std::string without_braces(std::string_view info) {
    std::string plain;
    char quote = 0;
    for (const char c : info) {
        if (c == '"' || c == '\'') quote = quote == 0 ? c : (quote == c ? '\0' : quote);
        const bool brace = quote == 0 && (c == '{' || c == '}');
        const bool dot = quote == 0 && c == '.' && (plain.empty() || plain.back() == ' ');
        if (!dot) plain += brace ? ' ' : c;
    }
    return plain;
}

void apply(FenceInfo& info, const Argument& argument) {
    const std::string key = lower_case(argument.key);
    if (is_one_of(key, {"title", "filename", "file", "caption"})) {
        info.title = argument.value.value_or("");
    } else if (is_one_of(key, {"collapse", "collapsed", "fold"})) {
        info.collapse = is_true(argument);
    } else if (is_one_of(key, {"linenums", "linenos", "linenumbers", "numberlines", "linenum",
                               "showlinenumbers", "line-numbers"})) {
        info.line_numbers = is_true(argument);
        if (is_number(argument.value.value_or("")) && argument.value != "1")
            info.first_line = *argument.value;
    } else if (is_one_of(key, {"firstline", "startfrom", "start", "first-line"})) {
        if (is_number(argument.value.value_or(""))) info.first_line = *argument.value;
    } else if (key == "theme") {
        info.theme = argument.value.value_or("");
    }
}

}  // namespace

FenceInfo read_fence_info(std::string_view written) {
    FenceInfo info;
    std::string rest = without_braces(trimmed(written));
    std::string_view text = trimmed(rest);
    const std::size_t end = std::min(text.find_first_of(" \t,;:"), text.size());
    if (text.substr(0, end).find('=') == std::string_view::npos) {
        info.word = lower_case(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end < text.size() ? end + 1 : end));
    }
    std::string fault;
    const std::vector<Argument> arguments = read_arguments(text, fault);
    for (const Argument& argument : arguments) {
        // mark's form: the title is the rest of the line.
        if (argument.key == "title" && !argument.value) {
            const std::size_t title = text.find("title");
            info.title = trimmed(text.substr(title + 5));
            break;
        }
        apply(info, argument);
    }
    return info;
}

}  // namespace confsync::render
