#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sandbox/answers_json.hpp"
#include "sandbox/api.hpp"
#include "sandbox/wire_v1_json.hpp"

namespace confsync::sandbox {

/// The number a query parameter holds; `otherwise` when it is absent or none.
int number_in(const Call& call, std::string_view name, int otherwise);

/// `start` and `limit` of a v1 call; a limit above `most` is lowered without a word.
Span span_of(const Call& call, int usual = 25, int most = 250);

/// The rows of a v1 listing that `start` and `limit` ask for (quirks.md 50).
template <class T, class Write>
serve::Response v1_listing_of(const Call& call, const std::vector<T>& all, Write write) {
    const Span span = span_of(call);
    const int count = static_cast<int>(all.size());
    std::vector<std::string> rows;
    for (int i = span.start; i < std::min(count, span.start + span.limit); ++i)
        rows.push_back(write(all[static_cast<std::size_t>(i)]));
    const std::string below_wiki = call.request.path.substr(std::string("/wiki").size());
    return json_answer(
        v1_listing_json(rows, span, span.start + span.limit < count, call.site.base(), below_wiki));
}

/// The account, or one of that id for people the wiki no longer knows.
User author_of(const Call& call, const std::string& account_id);

}  // namespace confsync::sandbox
