#include "render/front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "render/front_matter_keys.hpp"

namespace confsync::render {

namespace {

std::string_view first_line(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    return line;
}

struct Block {
    std::string_view yaml;
    int lines = 0;       ///< delimiters included
    int first_line = 2;  ///< of the YAML in the file
};

/// Where the line after the one at `at` starts, at most the end.
std::size_t after_line(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size() - 1) + 1;
}

/// The text between a `---` on the first line and the next `---` or `...`.
std::optional<Block> find_block(std::string_view markdown) {
    if (first_line(markdown) != "---") return std::nullopt;
    Block block;
    const std::size_t start = after_line(markdown, 0);
    std::size_t at = start;
    for (block.lines = 2; at < markdown.size(); ++block.lines) {
        const std::string_view line = first_line(markdown.substr(at));
        block.yaml = markdown.substr(start, at - start);
        if (line == "---" || line == "...") return block;
        at = after_line(markdown, at);
    }
    return std::nullopt;
}

/// The same inside a comment, which GitHub does not show: `<!--`, the block, `-->`.
std::optional<Block> find_hidden_block(std::string_view markdown) {
    if (first_line(markdown) != "<!--") return std::nullopt;
    std::string_view rest = markdown.substr(after_line(markdown, 0));
    std::optional<Block> block = find_block(rest);
    if (!block) return std::nullopt;
    for (int line = 0; line < block->lines; ++line) rest.remove_prefix(after_line(rest, 0));
    if (first_line(rest) != "-->") return std::nullopt;
    block->lines += 2;
    block->first_line = 3;
    return block;
}

/// Whitespace of any kind and length as one blank: titles and labels are one line.
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : trimmed(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) {
            line += c;
        } else if (line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

/// Reads the keys we know from one block.
class Reader {
  public:
    Reader(const std::string& file, int first_line, Diagnostics& diagnostics)
        : file_(file), first_line_(first_line), diagnostics_(diagnostics) {}

    void read(const YAML::Node& map) {
        std::set<std::string> seen;
        for (const auto& entry : map) {
            if (!entry.first.IsScalar()) continue;
            if (!seen.insert(entry.first.Scalar()).second) remark_second(entry.first);
            read_key(entry.first, entry.second, map);
        }
    }

    FrontMatter result;

  private:
    void remark_second(const YAML::Node& key);
    void read_key(const YAML::Node& key_node, const YAML::Node& value, const YAML::Node& map);
    void read_title(const YAML::Node& key, const YAML::Node& value);
    void read_labels(const YAML::Node& value);
    void add_labels(std::string_view text, const YAML::Node& at);
    void add_label(std::string_view text, const YAML::Node& at);
    void read_draft(const YAML::Node& value);
    void read_foreign(const std::string& key, const YAML::Node& key_node, const YAML::Node& value);

    /// yaml-cpp counts from 0 within the block.
    Place place(const YAML::Mark& mark) const {
        return {file_, mark.line + first_line_, mark.column + 1};
    }
    void report(const char* code, Severity severity, std::string message, const YAML::Node& at,
                std::string hint) {
        diagnostics_.push_back(
            {code, severity, std::move(message), place(at.Mark()), std::move(hint)});
    }

    const std::string& file_;
    int first_line_;
    Diagnostics& diagnostics_;
};

void Reader::remark_second(const YAML::Node& key) {
    report("front-matter-duplicate", Severity::warning,
           fmt::format("the key {} stands twice; the last one counts", key.Scalar()), key,
           "remove one of them");
}

void Reader::read_key(const YAML::Node& key_node, const YAML::Node& value, const YAML::Node& map) {
    constexpr std::string_view prefix = "confluence.";
    const std::string& key = key_node.Scalar();
    PageKeyReader page_keys(result.confluence, file_, first_line_, diagnostics_);
    if (key == "title") return read_title(key_node, value);
    if (key == "labels") return read_labels(value);
    if (key == "draft") return read_draft(value);
    if (key == "confluence") return page_keys.read(value, map);
    if (key.compare(0, prefix.size(), prefix) == 0)
        return page_keys.read_key(key.substr(prefix.size()), key_node, value, map);
    if (key == "tags" && !map["labels"].IsDefined()) return read_labels(value);
    if (!page_keys.read_foreign(key, value)) read_foreign(key, key_node, value);
}

/// Other tools' words for what stands at our top level (directives.md §2).
void Reader::read_foreign(const std::string& key, const YAML::Node& key_node,
                          const YAML::Node& value) {
    const bool is_title = key == "connie-title" || key == "confluence-title";
    if (is_title && !result.title && !text_of_value(value).empty())
        return read_title(key_node, value);
    const bool says_published =
        key == "synchronized" || key == "ready" || key == "published" || key == "connie-publish";
    bool published = true;
    if (says_published && value.IsScalar() && YAML::convert<bool>::decode(value, published))
        result.draft = result.draft || !published;
}

void Reader::read_title(const YAML::Node& key, const YAML::Node& value) {
    if (!value.IsNull() && !value.IsScalar()) {
        return report("front-matter-title", Severity::error, "the title is not text", key,
                      "write it as: title: \"Some words\"");
    }
    const std::string title = value.IsNull() ? std::string() : one_line(value.Scalar());
    if (title.empty()) {
        return report("front-matter-title", Severity::error, "the title is empty", key,
                      "give it a text or remove the key");
    }
    result.title = title;
    result.title_place = place(value.Mark());
}

void Reader::read_labels(const YAML::Node& value) {
    result.labels.clear();
    if (value.IsNull()) return;
    if (value.IsScalar()) return add_labels(value.Scalar(), value);
    if (!value.IsSequence()) {
        return report("front-matter-labels", Severity::error, "labels are not a list", value,
                      "write them as: labels: [one, two]");
    }
    for (const YAML::Node& label : value) {
        if (label.IsScalar()) {
            add_label(label.Scalar(), label);
        } else {
            report("front-matter-labels", Severity::error, "a label is not text", label,
                   "write it in quotes");
        }
    }
}

void Reader::add_labels(std::string_view text, const YAML::Node& at) {
    std::string separated(text);
    std::replace_if(
        separated.begin(), separated.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == ' '; }, ',');
    for (const std::string_view piece : split(separated, ','))
        if (!piece.empty()) add_label(piece, at);
}

/// The server would split, change or refuse other labels (storage-format.md §16).
void Reader::add_label(std::string_view text, const YAML::Node& at) {
    const std::string label = lower_case(one_line(text));
    if (label.empty() || label.find_first_of(" !#&()*,.:;<>?@[]^") != std::string::npos ||
        label.size() > 255) {
        return report("label-invalid", Severity::warning,
                      fmt::format("\"{}\" cannot be a label", label), at,
                      "a label has no blanks and none of !#&()*,.:;<>?@[]^");
    }
    if (std::find(result.labels.begin(), result.labels.end(), label) == result.labels.end())
        result.labels.push_back(label);
}

void Reader::read_draft(const YAML::Node& value) {
    if (value.IsNull()) return;
    bool draft = false;
    if (value.IsScalar() && YAML::convert<bool>::decode(value, draft)) {
        result.draft = result.draft || draft;
        return;
    }
    report("front-matter-draft", Severity::error, "draft is neither true nor false", value,
           "write: draft: true");
}

Diagnostic broken(const YAML::Exception& fault, const std::string& file, int first_line) {
    const bool known = fault.mark.line >= 0;
    Place where{file, known ? fault.mark.line + first_line : 1, known ? fault.mark.column + 1 : 0};
    return {"front-matter-broken", Severity::error,
            fmt::format("the front matter is not YAML: {}", fault.msg), std::move(where),
            "text with a colon or a leading special character needs quotes"};
}

}  // namespace

FrontMatter read_front_matter(std::string_view markdown, const std::string& file,
                              Diagnostics& diagnostics) {
    auto block = find_block(markdown);
    if (!block) block = find_hidden_block(markdown);
    if (!block) return {};
    Reader reader(file, block->first_line, diagnostics);
    try {
        const YAML::Node content = YAML::Load(std::string(block->yaml));
        // Text between two rules at the top of a file is a text, as on GitHub.
        if (!content.IsMap() && !content.IsNull()) return {};
        reader.read(content);
    } catch (const YAML::Exception& fault) {
        diagnostics.push_back(broken(fault, file, block->first_line));
    }
    reader.result.lines = block->lines;
    return reader.result;
}

}  // namespace confsync::render
