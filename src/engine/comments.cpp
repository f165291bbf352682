#include "engine/comments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engine/place.hpp"
#include "render/carry_over.hpp"

namespace confsync::engine {

namespace {

bool contains(const std::vector<std::string>& refs, const std::string& ref) {
    return std::ranges::find(refs, ref) != refs.end();
}

std::string authors_of(const std::vector<CommentAtStake>& comments) {
    std::set<std::string> names;
    for (const auto& comment : comments) names.insert(comment.author);
    return join({names.begin(), names.end()}, ", ");
}

std::string note(const std::vector<CommentAtStake>& comments, std::string_view fate) {
    return fmt::format("{} by {} {}", counted(comments.size(), "open comment"),
                       authors_of(comments), fate);
}

}  // namespace

void carry_over(PageFacts& page, const std::string& present, Remote& remote,
                const Cancellation& cancel) {
    auto result = render::carry_over(page.wanted.rendered->body, present);
    CarriedText carried;
    carried.body = std::move(result.body);
    if (!result.kept.empty() || !result.lost.empty()) {
        for (const auto& comment : remote.comments(id_of(page), CommentPlace::in_text, cancel)) {
            const CommentAtStake at_stake{comment.ref, comment.author.value, comment.selection};
            if (comment.open && contains(result.kept, comment.ref))
                carried.kept.push_back(at_stake);
            if (comment.open && contains(result.lost, comment.ref))
                carried.lost.push_back(at_stake);
        }
    }
    page.carried = std::move(carried);
}

void name_commenters(const std::vector<PageFacts*>& pages, Remote& remote,
                     const Cancellation& cancel) {
    std::vector<CommentAtStake*> comments;
    std::set<AccountId> accounts;
    for (auto* page : pages) {
        if (!page->carried) continue;
        for (auto* list : {&page->carried->kept, &page->carried->lost})
            for (auto& comment : *list) {
                comments.push_back(&comment);
                accounts.insert(AccountId{comment.author});
            }
    }
    if (accounts.empty()) return;
    const auto names = remote.names({accounts.begin(), accounts.end()}, cancel);
    for (auto* comment : comments) {
        const auto name = names.find(AccountId{comment->author});
        if (name != names.end()) comment->author = name->second;
    }
}

void judge_markers(PageFacts& page, bool refuse_lost) {
    if (!page.carried) return;
    page.markers = page.carried->kept.empty() ? Markers::none : Markers::kept;
    if (!page.carried->lost.empty()) page.markers = refuse_lost ? Markers::refused : Markers::lost;
}

std::vector<std::string> comment_notes(const PageFacts& page) {
    std::vector<std::string> notes;
    if (!page.carried) return notes;
    if (!page.carried->kept.empty()) notes.push_back(note(page.carried->kept, "kept"));
    if (!page.carried->lost.empty()) notes.push_back(note(page.carried->lost, "loses its place"));
    return notes;
}

Diagnostics comment_warnings(const PageFacts& page) {
    Diagnostics warnings;
    if (!page.carried) return warnings;
    for (const auto& comment : page.carried->lost)
        warnings.push_back(
            {"comment-lost",
             Severity::warning,
             fmt::format("the open comment by {} on \"{}\" loses its place: its words are gone",
                         comment.author, comment.selection),
             {page.source->file, 0, 0},
             "answer it first, or keep its words; push.comments = \"refuse\" stops such a push"});
    return warnings;
}

}  // namespace confsync::engine
