#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

/// What a browser may show in place; all else is saved, never run.
constexpr std::array<std::string_view, 8> shown_types = {
    "image/png",  "image/jpeg", "image/gif",     "image/webp",
    "image/avif", "image/bmp",  "image/svg+xml", "application/pdf"};

std::string_view type_without_parameters(std::string_view type) {
    return trimmed(type.substr(0, type.find(';')));
}

serve::Response file_response(const Attachment& file, std::string bytes) {
    const std::string_view type = type_without_parameters(file.media_type);
    const bool shown = std::ranges::find(shown_types, type) != shown_types.end();
    return {200,
            shown ? std::string(type) : "application/octet-stream",
            std::move(bytes),
            {{"Content-Disposition",
              fmt::format("{}; filename*=UTF-8''{}", shown ? "inline" : "attachment",
                          percent_encoded(file.name))},
             {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"}}};
}

}  // namespace

serve::Response download(const Visit& visit) {
    const std::string version = visit.request.parameter("version").value_or("");
    int number = 0;
    std::from_chars(version.data(), version.data() + version.size(), number);
    for (const Attachment& file : visit.wiki.attachments(visit.path[0], Status::current)) {
        if (file.name != visit.path[1]) continue;
        auto bytes = visit.wiki.attachment_bytes(file.id, number);
        if (bytes) return file_response(file, std::move(*bytes));
    }
    return not_found("There is no such attachment.");
}

serve::Response show_style(const Visit& /*visit*/) {
    return {200,
            "text/css; charset=utf-8",
            style_sheet(),
            {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-cache"}}};
}

}  // namespace confsync::sandbox
