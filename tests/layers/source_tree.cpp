#include "layers/source_tree.hpp"

#include <algorithm>
#include <map>
#include <regex>

#include "base/files.hpp"
#include "base/text.hpp"

namespace confsync::layers {

namespace {

bool starts_at(std::string_view text, std::size_t at, std::string_view word) {
    return text.substr(at, word.size()) == word;
}

std::size_t after(std::string_view text, std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
}

std::size_t end_of_raw_string(std::string_view text, std::size_t at) {
    const std::size_t open = text.find('(', at);
    if (open == std::string_view::npos) return text.size();
    const std::string delimiter(text.substr(at + 2, open - at - 2));
    return after(text, ")" + delimiter + "\"", open);
}

std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    const char quote = text[at];
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n') {
        end += text[end] == '\\' ? 2 : 1;
    }
    return std::min(end + 1, text.size());
}

bool is_digit_separator(std::string_view text, std::size_t at) {
    return at > 0 && text[at] == '\'' && std::isxdigit(static_cast<unsigned char>(text[at - 1]));
}

/// Where the comment or literal that begins at `at` ends; `at` when none begins there.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
    if (starts_at(text, at, "//")) return std::min(text.find('\n', at), text.size());
    if (starts_at(text, at, "/*")) return after(text, "*/", at + 2);
    if (starts_at(text, at, "R\"")) return end_of_raw_string(text, at);
    if (text[at] == '"') return end_of_quoted(text, at);
    if (text[at] == '\'' && !is_digit_separator(text, at)) return end_of_quoted(text, at);
    return at;
}

bool is_cpp(const fs::path& path) {
    return path.extension() == ".cpp" || path.extension() == ".hpp";
}

std::vector<Include> includes_of(std::string_view file_text) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> includes;
    int line = 0;
    for (const std::string_view text : split(file_text, '\n')) {
        ++line;
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(text.begin(), text.end(), match, directive)) {
            includes.push_back({match.str(2), match.str(1) == "\"", line});
        }
    }
    return includes;
}

SourceFile read_source(const fs::path& root, const fs::path& path) {
    SourceFile file;
    file.path = path.lexically_relative(root).generic_string();
    const std::size_t slash = file.path.find('/');
    if (slash != std::string::npos) file.room = file.path.substr(0, slash);
    file.text = read_file(path);
    file.code = without_comments_and_literals(file.text);
    file.includes = includes_of(file.text);
    return file;
}

std::vector<SourceFile> read_sources(std::string_view folder) {
    const fs::path root = fs::path(CONFSYNC_SOURCE_DIR) / folder;
    std::vector<SourceFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.is_regular_file() && is_cpp(entry.path())) {
            files.push_back(read_source(root, entry.path()));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace

const std::vector<SourceFile>& source_files(std::string_view folder) {
    static std::map<std::string, std::vector<SourceFile>, std::less<>> read;
    const auto found = read.find(folder);
    if (found != read.end()) return found->second;
    return read.emplace(folder, read_sources(folder)).first->second;
}

std::string without_comments_and_literals(std::string_view text) {
    std::string code(text);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = end_of_blank(text, at);
        for (std::size_t i = at; i < end; ++i) {
            if (code[i] != '\n') code[i] = ' ';
        }
        at = std::max(end, at + 1);
    }
    return code;
}

bool is_header(const SourceFile& file) { return file.path.ends_with(".hpp"); }

int line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace confsync::layers
