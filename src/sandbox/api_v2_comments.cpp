#include <algorithm>
#include <array>

#include "sandbox/answers_json.hpp"
#include "sandbox/page_answers.hpp"
#include "sandbox/paging.hpp"
#include "sandbox/requests_json.hpp"

namespace confsync::sandbox {

namespace {

enum class Spot { inside, footer };

serve::Response list_comments(const Call& call, Spot spot) {
    const auto page = call.wiki().page(call.path[0]);
    if (!page) return v2_refusal(page.refused());
    const std::vector<std::string> wanted = listed(call, "resolution-status");
    std::vector<Comment> comments = call.wiki().comments(page->id);
    std::erase_if(comments, [&](const Comment& comment) {
        if (comment.marker.empty() != (spot == Spot::footer)) return true;
        return !wanted.empty() &&
               std::find(wanted.begin(), wanted.end(), comment.resolution) == wanted.end();
    });
    return v2_listing_of(call, comments, [&](const Comment& comment) {
        return comment_json(comment, *page, wants_body(call));
    });
}

serve::Response inline_comments(const Call& call) { return list_comments(call, Spot::inside); }
serve::Response footer_comments(const Call& call) { return list_comments(call, Spot::footer); }

serve::Response answer(const Call& call, const Outcome<Comment>& comment) {
    if (!comment) return v2_refusal(comment.refused());
    return json_answer(comment_json(*comment, *call.wiki().page(comment->page), true));
}

serve::Response create_inline_comment(const Call& call) {
    const auto write = read_comment_write(call.request.body);
    if (!write || !write->page || !write->body || !write->selection)
        return v2_bad_request("pageId, body and inlineCommentProperties are required");
    return answer(call, call.wiki().add_inline_comment(*write->page, *write->selection,
                                                       *write->body, call.me()));
}

serve::Response create_footer_comment(const Call& call) {
    const auto write = read_comment_write(call.request.body);
    if (!write || !write->page || !write->body)
        return v2_bad_request("pageId and body are required");
    return answer(call, call.wiki().add_footer_comment(*write->page, *write->body, call.me()));
}

serve::Response resolve_inline_comment(const Call& call) {
    const auto write = read_comment_write(call.request.body);
    if (!write || !write->resolved) return v2_bad_request("resolved is required");
    return answer(call, call.wiki().resolve_comment(call.path[0], *write->resolved));
}

constexpr std::array routes{
    Route{"GET", "/wiki/api/v2/pages/{}/inline-comments", inline_comments},
    Route{"GET", "/wiki/api/v2/pages/{}/footer-comments", footer_comments},
    Route{"POST", "/wiki/api/v2/inline-comments", create_inline_comment},
    Route{"PUT", "/wiki/api/v2/inline-comments/{}", resolve_inline_comment},
    Route{"POST", "/wiki/api/v2/footer-comments", create_footer_comment},
};

}  // namespace

std::span<const Route> v2_comment_routes() { return routes; }

}  // namespace confsync::sandbox
