#include "sandbox/paging.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "sandbox/answers_json.hpp"
#include "sandbox/wire_v2_json.hpp"

namespace confsync::sandbox {

namespace {

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Opaque, with the `=` that clients forget to encode; tied to the listing it came from.
std::string cursor_for(const Call& call, std::size_t offset) {
    const std::string check = sha256(fmt::format("{} {}", call.request.path, offset)).value;
    return fmt::format("{}_{}==", offset, check.substr(0, 24));
}

std::optional<std::size_t> offset_of(const Call& call, const std::string& cursor) {
    const auto offset = number_in(cursor.substr(0, cursor.find('_')));
    if (!offset || cursor_for(call, *offset) != cursor) return std::nullopt;
    return offset;
}

std::string next_link(const Call& call, const Window& window) {
    std::string link = call.request.path + "?";
    for (const auto& [name, value] : call.request.query)
        if (name != "cursor" && name != "limit")
            link += fmt::format("{}={}&", percent_encoded(name), percent_encoded(value));
    return link + fmt::format("limit={}&cursor={}", window.limit,
                              percent_encoded(cursor_for(call, window.offset + window.limit)));
}

}  // namespace

std::variant<Window, serve::Response> window_of(const Call& call, std::size_t most) {
    Window window;
    if (const auto limit = call.request.parameter("limit")) {
        const auto number = number_in(*limit);
        if (!number || *number < 1 || *number > most)
            return v2_bad_request(
                fmt::format("Provided value for 'limit' is not between 1 and {}", most));
        window.limit = *number;
    }
    window.limit = std::min(window.limit, most);
    if (const auto cursor = call.request.parameter("cursor")) {
        const auto offset = offset_of(call, *cursor);
        if (!offset) return v2_bad_request("Provided value for 'cursor' is invalid");
        window.offset = *offset;
    }
    return window;
}

serve::Response v2_listing(const Call& call, const std::vector<std::string>& rows,
                           const Window& window, bool more) {
    const std::string base = call.site.base();
    const std::string next = more ? next_link(call, window) : std::string{};
    serve::Response response = json_answer(listing_json(rows, next, base));
    std::string link = fmt::format("<{}>; rel=\"base\"", base);
    if (more) link = fmt::format("<{}>; rel=\"next\", {}", next, link);
    response.headers.push_back({"Link", link});
    return response;
}

}  // namespace confsync::sandbox
