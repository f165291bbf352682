#include "engine/comment_list.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/parallel.hpp"
#include "engine/combine.hpp"
#include "engine/local.hpp"
#include "render/comment_lines.hpp"

namespace confsync::engine {

namespace {

constexpr unsigned requests_at_once = 8;

using Pages = std::vector<PageFacts*>;

Pages commentable(Facts& facts, const Selection& only) {
    Pages pages;
    for (auto& page : facts.pages) {
        const bool is_there = page.remote && page.remote->status == PageStatus::current;
        if (only.has(page.key) && is_there && page.source) pages.push_back(&page);
    }
    return pages;
}

std::vector<RemoteComment> comments_of(const PageFacts& page, Remote& remote, bool open_only,
                                       const Cancellation& cancel) {
    auto comments = remote.comments(page.remote->id, CommentPlace::in_text, cancel);
    for (auto& comment : remote.comments(page.remote->id, CommentPlace::on_page, cancel))
        comments.push_back(std::move(comment));
    if (open_only) std::erase_if(comments, [](const auto& comment) { return !comment.open; });
    return comments;
}

std::vector<std::vector<RemoteComment>> read_comments(const Pages& pages, Remote& remote,
                                                      const CommentListOptions& options,
                                                      const Cancellation& cancel) {
    std::vector<std::vector<RemoteComment>> found(pages.size());
    const auto read = [&](std::size_t i) {
        found[i] = comments_of(*pages[i], remote, options.open_only, cancel);
    };
    const unsigned jobs = options.jobs != 0 ? options.jobs : requests_at_once;
    for_each_index(
        pages.size(), threads_for(pages.size(), 1, jobs), [&] { return read; }, 1);
    return found;
}

/// Where in its file the words of each comment stand. Comments on one page stand together.
void find_lines(std::vector<PageComment>& comments, Facts& facts, Source& source, Remote& remote,
                const CommentListOptions& options, const Cancellation& cancel) {
    Pages pages;
    std::vector<PageId> ids;
    for (const auto& comment : comments) {
        auto* page = find_page(facts, comment.key);
        const bool known = !pages.empty() && pages.back() == page;
        if (comment.on_page() || known || first_error(*page)) continue;
        pages.push_back(page);
        ids.push_back(page->remote->id);
    }
    if (pages.empty()) return;
    render_pages(pages, facts, source, options.jobs);
    const auto bodies = remote.pages(ids, With::body, cancel);
    std::map<std::pair<PageKey, std::string>, int> lines;
    for (const auto* page : pages) {
        const auto body = bodies.find(page->remote->id);
        if (body == bodies.end() || !body->second.body) continue;
        for (const auto& [ref, line] :
             render::comment_lines(source.page_text(page->key), *page->wanted.rendered,
                                   *body->second.body, options.flavor))
            lines.emplace(std::pair(page->key, ref), line);
    }
    for (auto& comment : comments) {
        const auto line = lines.find({comment.key, comment.comment.ref});
        if (line != lines.end()) comment.line = line->second;
    }
}

void name_authors(std::vector<PageComment>& comments, Remote& remote, const Cancellation& cancel) {
    std::set<AccountId> accounts;
    for (const auto& comment : comments) accounts.insert(comment.comment.author);
    if (accounts.empty()) return;
    const auto names = remote.names({accounts.begin(), accounts.end()}, cancel);
    for (auto& comment : comments) comment.author = names.at(comment.comment.author);
}

}  // namespace

std::vector<PageComment> list_comments(Facts& facts, Source& source, Remote& remote,
                                       const CommentListOptions& options,
                                       const Cancellation& cancel) {
    const Pages pages = commentable(facts, options.only);
    auto read = read_comments(pages, remote, options, cancel);
    std::vector<PageComment> comments;
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (auto& comment : read[i])
            comments.push_back({pages[i]->key, pages[i]->source->file, pages[i]->remote->title,
                                pages[i]->remote->web_url, 0, "", std::move(comment)});
    find_lines(comments, facts, source, remote, options, cancel);
    name_authors(comments, remote, cancel);
    std::ranges::stable_sort(comments, {}, [](const PageComment& each) {
        return std::tuple(each.key, each.on_page(), each.line, each.comment.written,
                          each.comment.id);
    });
    return comments;
}

}  // namespace confsync::engine
