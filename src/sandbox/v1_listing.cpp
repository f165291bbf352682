#include "sandbox/v1_listing.hpp"

#include <charconv>

namespace confsync::sandbox {

int number_in(const Call& call, std::string_view name, int otherwise) {
    const auto text = call.request.parameter(name);
    if (!text) return otherwise;
    int number = otherwise;
    std::from_chars(text->data(), text->data() + text->size(), number);
    return std::max(0, number);
}

Span span_of(const Call& call, int usual, int most) {
    return {number_in(call, "start", 0), std::clamp(number_in(call, "limit", usual), 1, most)};
}

User author_of(const Call& call, const std::string& account_id) {
    return call.wiki().user(account_id).value_or(User{account_id, "Former user", ""});
}

}  // namespace confsync::sandbox
