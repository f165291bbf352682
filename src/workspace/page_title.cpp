#include "workspace/page_title.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/labels.hpp"

namespace confsync::workspace {

namespace {

constexpr std::size_t longest_title = 255;

/// One line without control codes: what a title can be.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return std::string(trimmed(text));
}

Place place_in(const PageNode& node, const Place& place) {
    return node.file == nullptr ? Place{} : in_file(place, node.file->tracked.path);
}

/// Nothing when this source has no say; an empty text when it says "no title".
std::optional<WantedTitle> title_from(const PageNode& node, TitleFrom from) {
    if (from == TitleFrom::filename)
        return WantedTitle{humanized(node.name), place_in(node, {}), {}};
    if (node.file == nullptr) return std::nullopt;
    const FileOutline& outline = node.file->outline;
    const bool front = from == TitleFrom::front_matter;
    const auto& text = front ? outline.front_title : outline.heading;
    if (!text || (!front && one_line(*text).empty())) return std::nullopt;
    const Place& place = front ? outline.front_title_place : outline.heading_place;
    return WantedTitle{one_line(*text), place_in(node, place), {}};
}

WantedTitle first_title(const PageNode& node, const PagesConfig& config) {
    for (const TitleFrom from : config.title)
        if (auto title = title_from(node, from)) return *title;
    // A folder without a file has nothing but its name.
    if (node.file == nullptr) return *title_from(node, TitleFrom::filename);
    return {{}, place_in(node, {}), {}};
}

Diagnostic title_error(std::string code, std::string message, std::string hint,
                       const Place& where) {
    return {std::move(code), Severity::error, std::move(message), where, std::move(hint)};
}

Diagnostic bad_label(const std::string& label, const ChosenFile& file) {
    Diagnostic diagnostic;
    diagnostic.code = "label-invalid";
    diagnostic.message = fmt::format("\"{}\" can't be a label and is left out", label);
    diagnostic.where = {file.tracked.path, 1, 1};
    diagnostic.hint = "labels have no blanks and none of ! # & ( ) * , . : ; < > ? @ [ ] ^";
    return diagnostic;
}

}  // namespace

std::string own_title(const PageNode& node, const PagesConfig& config) {
    return first_title(node, config).title;
}

WantedTitle title_of(const PageNode& node, const PagesConfig& config) {
    WantedTitle wanted = first_title(node, config);
    if (wanted.title.empty()) {
        wanted.diagnostics.push_back(title_error("title-empty", "the page has no title",
                                                 "give it `title:` or a first heading",
                                                 wanted.place));
        return wanted;
    }
    wanted.title = config.title_prefix + wanted.title;
    const std::size_t length = code_points(wanted.title);
    if (length > longest_title)
        wanted.diagnostics.push_back(title_error(
            "title-too-long",
            fmt::format("the title has {} characters, Confluence takes {}", length, longest_title),
            "shorten it, or set another one by `title:` in the front matter", wanted.place));
    return wanted;
}

std::vector<std::string> labels_of(const PageNode& node, const PagesConfig& config,
                                   Diagnostics& diagnostics) {
    std::set<std::string> labels(config.labels.begin(), config.labels.end());
    if (node.file == nullptr) return {labels.begin(), labels.end()};
    for (const std::string& label : node.file->outline.labels) {
        if (is_valid_label(label)) {
            labels.insert(lower_case(label));
            continue;
        }
        diagnostics.push_back(bad_label(label, *node.file));
    }
    return {labels.begin(), labels.end()};
}

}  // namespace confsync::workspace
