#include "unit/render/nasty.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::render::test {

namespace {

/// Number of hexadecimal digits behind the letter of an escape; 0: it is none.
std::size_t digits_of(char letter) {
    switch (letter) {
        case 'x': return 2;
        case 'u': return 4;
        case 'U': return 8;
        default: return 0;
    }
}

std::string unescaped(std::string_view line) {
    constexpr std::string_view letters = "nrt\\";
    constexpr std::string_view meant = "\n\r\t\\";
    std::string text;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != '\\' || at + 1 == line.size()) {
            text += line[at];
        } else if (const auto known = letters.find(line[at + 1]); known != letters.npos) {
            text += meant[known];
            ++at;
        } else if (const std::size_t digits = digits_of(line[at + 1]); digits != 0) {
            std::uint32_t value = 0;
            std::from_chars(line.data() + at + 2, line.data() + at + 2 + digits, value, 16);
            append_utf8(text, value);
            at += 1 + digits;
        } else {
            text += line[at];
        }
    }
    return text;
}

void keep_every(std::size_t step, std::vector<std::string>& files) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < files.size(); at += step) files[kept++].swap(files[at]);
    files.resize(kept);
}

}  // namespace

std::vector<std::string> nasty_inputs() {
    const fs::path file = fs::path(CONFSYNC_SOURCE_DIR) / "tests/unit/render/nasty.txt";
    const std::string content = read_file(file);
    std::vector<std::string> inputs;
    for (const std::string_view line : split(content, '\n'))
        if (!line.empty()) inputs.push_back(unescaped(line));
    return inputs;
}

std::vector<std::string> corpus_files() {
    std::vector<std::string> files;
    for (const char* place : {"../shared/corpora", "../../shared/corpora"}) {
        const fs::path folder = fs::path(CONFSYNC_SOURCE_DIR) / place;
        if (!fs::exists(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".md") files.push_back(entry.path().string());
        break;
    }
    std::sort(files.begin(), files.end());
    if (sanitized) keep_every(8, files);
    return files;
}

std::vector<std::string> spec_examples() {
    const char* const named = std::getenv("CONFSYNC_SPEC");
    if (named == nullptr) return {};
    const std::string spec = read_file(named);
    const std::string fence(32, '`');
    std::vector<std::string> examples;
    std::optional<std::string> example;
    for (const std::string_view line : split(spec, '\n')) {
        if (line.starts_with(fence + " example")) {
            example.emplace();
        } else if (example && line == ".") {
            examples.push_back(replace_all(*example, "→", "\t"));
            example.reset();
        } else if (example) {
            example->append(line).append("\n");
        }
    }
    return examples;
}

}  // namespace confsync::render::test
