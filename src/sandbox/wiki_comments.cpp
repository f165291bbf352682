#include <fmt/format.h>

#include "base/text.hpp"
#include "sandbox/id_source.hpp"
#include "sandbox/rows.hpp"
#include "sandbox/schema_sql.hpp"
#include "sandbox/wiki.hpp"

namespace confsync::sandbox {

namespace {

/// The offset of the first occurrence of escaped text outside of tags.
std::optional<std::size_t> text_offset(std::string_view body, std::string_view text) {
    for (std::size_t at = body.find(text); at != std::string_view::npos;
         at = body.find(text, at + 1)) {
        const std::size_t open = body.rfind('<', at);
        const std::size_t close = body.rfind('>', at);
        if (open == std::string_view::npos || (close != std::string_view::npos && close > open))
            return at;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Comment> Wiki::comments(const std::string& page) const {
    return all_of<Comment>(database_->rows(sql::comments, {id_number(page)}), comment_of);
}

Outcome<Comment> Wiki::add_comment(const Comment& comment) const {
    database_->run(sql::add_comment, {id_number(comment.id), id_number(comment.page),
                                      comment.marker, comment.selection, comment.body,
                                      comment.version.author, milliseconds(stamp())});
    return comment_of(*database_->row(sql::comment, {id_number(comment.id)}));
}

Outcome<Comment> Wiki::add_inline_comment(const std::string& page, const std::string& selection,
                                          const std::string& text, const std::string& author) {
    store::Transaction writing(*database_);
    const auto found = this->page(page);
    if (!found) return found.refused();
    std::string body = *this->body(page);
    const std::string escaped = replace_all(escape_xml(selection), "&#39;", "'");
    const auto at = text_offset(body, escaped);
    if (selection.empty() || !at) return Refused{Refusal::no_selection, selection};
    const std::string id = next_id();
    const std::string marker = IdSource("marker " + id).uuid();
    body.replace(*at, escaped.size(),
                 fmt::format("<ac:inline-comment-marker ac:ref=\"{}\">{}"
                             "</ac:inline-comment-marker>",
                             marker, escaped));
    database_->run(sql::replace_body, {body, id_number(page), std::int64_t{found->version.number}});
    auto added = add_comment({id, page, marker, selection, text, "", {0, author, "", false, {}}});
    writing.commit();
    return added;
}

Outcome<Comment> Wiki::add_footer_comment(const std::string& page, const std::string& text,
                                          const std::string& author) {
    store::Transaction writing(*database_);
    const auto found = this->page(page);
    if (!found) return found.refused();
    auto added = add_comment({next_id(), page, "", "", text, "", {0, author, "", false, {}}});
    writing.commit();
    return added;
}

Outcome<Comment> Wiki::resolve_comment(const std::string& id, bool resolved) {
    store::Transaction writing(*database_);
    if (database_->run(sql::set_resolution,
                       {std::string(resolved ? "resolved" : "reopened"), id_number(id)}) == 0)
        return Refused{Refusal::no_page, id};
    writing.commit();
    return comment_of(*database_->row(sql::comment, {id_number(id)}));
}

void Wiki::settle_markers(const std::string& page, std::string_view body) const {
    for (const Comment& comment : comments(page)) {
        if (comment.marker.empty()) continue;
        const bool there = body.find(comment.marker) != std::string_view::npos;
        database_->run(sql::set_anchored, {std::int64_t{there}, id_number(comment.id)});
    }
}

}  // namespace confsync::sandbox
