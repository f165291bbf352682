#include "layers/functions.hpp"

#include <algorithm>
#include <regex>

#include "base/text.hpp"

namespace confsync::layers {

namespace {

/// What an opening brace outside any function begins.
enum class Block { scope, function, other };

bool is_blank(char c) { return c == ' ' || c == '\n'; }

std::string without_directives(std::string_view text) {
    std::string code(text);
    bool directive = false;
    bool line_begins = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') {
            directive = directive && text[at - 1] == '\\';
            line_begins = true;
            continue;
        }
        if (line_begins && text[at] == '#') directive = true;
        if (!is_blank(text[at])) line_begins = false;
        if (directive) code[at] = ' ';
    }
    return code;
}

/// Parameters and arguments replaced by "()": what is left shows the kind of a declaration.
std::string without_parenthesised(std::string_view head) {
    std::string outline;
    int depth = 0;
    for (const char c : head) {
        if (c == ')') --depth;
        if (depth == 0) outline += c;
        if (c == '(') ++depth;
    }
    return outline;
}

/// clang-format puts a blank before the brace of a body and none before that of an initialiser.
Block block_of(std::string_view head) {
    static const std::regex scope(R"(^\s*(template\s*<[\s\S]*>\s*)?(inline\s+)?)"
                                  R"((namespace|class|struct|union|enum|extern)\b)");
    static const std::regex named_lambda(R"(=\s*\[[^\]]*\])");
    if (head.empty() || !is_blank(head.back())) return Block::other;
    const std::string outline = without_parenthesised(head);
    if (std::ranges::count(head, '(') != std::ranges::count(head, ')')) return Block::other;
    if (std::regex_search(outline, named_lambda)) return Block::function;
    if (trimmed(outline).ends_with('=')) return Block::other;
    if (outline.find("()") != std::string::npos) return Block::function;
    return std::regex_search(outline, scope) ? Block::scope : Block::other;
}

std::string name_of(std::string_view head) {
    static const std::regex lambda(R"((\w+)\s*=\s*\[)");
    static const std::regex before_parameters(
        R"(([\w:~]*operator(?:\(\)|\s*[^\s\w(]+)|[\w:~]+)\s*\()");
    const std::string outline = without_parenthesised(head);
    std::smatch match;
    if (std::regex_search(outline, match, lambda)) return match.str(1);
    return std::regex_search(outline, match, before_parameters) ? match.str(1) : "a function";
}

int lines_of_code(std::string_view code) {
    const auto lines = split(code, '\n');
    return static_cast<int>(
        std::ranges::count_if(lines, [](std::string_view line) { return !trimmed(line).empty(); }));
}

std::size_t closing_brace(std::string_view code, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        if (code[at] == '{') ++depth;
        if (code[at] == '}' && --depth == 0) return at;
    }
    return code.size();
}

bool is_access_label(std::string_view head) {
    const std::string_view word = trimmed(head);
    return word == "public" || word == "private" || word == "protected";
}

}  // namespace

std::vector<Function> functions_of(const SourceFile& file) {
    const std::string code = without_directives(file.code);
    std::vector<Function> functions;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const std::string_view head = std::string_view(code).substr(begin, at - begin);
        if (code[at] == ';' || code[at] == '}') begin = at + 1;
        if (code[at] == ':' && is_access_label(head)) begin = at + 1;
        if (code[at] != '{') continue;
        const Block block = block_of(head);
        const std::size_t close = block == Block::scope ? at : closing_brace(code, at);
        if (block == Block::function) {
            const auto blanks = std::ranges::find_if_not(head, is_blank) - head.begin();
            const std::size_t first = begin + static_cast<std::size_t>(blanks);
            const std::string_view all = std::string_view(code).substr(first, close - first + 1);
            functions.push_back(
                {name_of(head), file.path, line_at(code, first), lines_of_code(all)});
        }
        if (block != Block::other) begin = close + 1;
        at = close;
    }
    return functions;
}

}  // namespace confsync::layers
