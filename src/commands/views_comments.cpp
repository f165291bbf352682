#include "commands/views_comments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "render/convert.hpp"
#include "render/escape_markdown.hpp"

namespace confsync::commands {

using engine::Colour;
using engine::PageComment;

namespace {

std::string place_of(const PageComment& comment) {
    const std::string& path = comment.file.empty() ? comment.key.value : comment.file;
    return comment.line > 0 ? fmt::format("{}:{}", path, comment.line) : path;
}

std::string about(const PageComment& comment) {
    if (comment.on_page()) return "the page";
    return fmt::format("\"{}\"", collapsed(comment.comment.selection));
}

/// A zero-width space keeps a forge from calling whom an "@" names.
std::string calling_nobody(const std::string& text) { return replace_all(text, "@", "@\u200B"); }

std::string safe(const std::string& text) {
    const auto escaped = render::escape_markdown(collapsed(text));
    return calling_nobody(replace_all(escaped, std::string(1, render::soft_blank), " "));
}

}  // namespace

std::string text_of(const PageComment& comment) {
    render::ConvertOptions options;
    options.prove = false;
    return collapsed(render::to_markdown(comment.comment.body, options).markdown);
}

std::string age_of(Timestamp written, Timestamp now) {
    const auto days = std::chrono::floor<std::chrono::days>(now - written).count();
    if (days <= 0) return "today";
    if (days == 1) return "yesterday";
    return days <= 60 ? fmt::format("{} days ago", days) : iso8601(written).substr(0, 10);
}

std::string comments_human(const std::vector<PageComment>& comments, Timestamp now,
                           const Style& style) {
    std::string text;
    for (const auto& comment : comments) {
        const auto& remote = comment.comment;
        text += fmt::format(
            "{}  {}, {}{}\n", painted(style, Colour::yellow, one_line(place_of(comment))),
            one_line(comment.author), age_of(remote.written, now), remote.open ? "" : ", closed");
        text += fmt::format("    on {}\n", one_line(about(comment)));
        text += fmt::format("    {}\n\n", one_line(text_of(comment)));
    }
    const auto open = std::ranges::count_if(
        comments, [](const PageComment& comment) { return comment.comment.open; });
    return text + fmt::format("{}, {} open.\n", counted(comments.size(), "comment"), open);
}

std::string comments_markdown(const std::vector<PageComment>& comments, Timestamp now) {
    std::string text;
    for (const auto& comment : comments)
        text += fmt::format("- [{}]({}) **{}**, {}{}, on {}: {}\n", safe(place_of(comment)),
                            render::link_destination(comment.url), safe(comment.author),
                            age_of(comment.comment.written, now),
                            comment.comment.open ? "" : ", closed", safe(about(comment)),
                            safe(text_of(comment)));
    return text;
}

}  // namespace confsync::commands
