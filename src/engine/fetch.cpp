#include <algorithm>

#include "engine/combine.hpp"
#include "engine/comments.hpp"
#include "engine/place.hpp"
#include "engine/survey.hpp"

namespace confsync::engine {

namespace {

void read_bodies(Facts& facts, Remote& remote, const FetchOptions& options,
                 const Cancellation& cancel) {
    std::vector<PageFacts*> written;
    std::vector<PageId> ids;
    for (auto& page : facts.pages) {
        const auto verdict = combine(page);
        const bool replaces = verdict.writes_body || verdict.settles;
        if (!replaces || id_of(page).empty() || !page.wanted.rendered) continue;
        written.push_back(&page);
        ids.push_back(id_of(page));
    }
    if (ids.empty()) return;
    const auto bodies = remote.pages(ids, With::body, cancel);
    for (auto* page : written) {
        const auto found = bodies.find(id_of(*page));
        if (found != bodies.end() && found->second.body)
            carry_over(*page, *found->second.body, remote, cancel);
    }
    name_commenters(written, remote, cancel);
    for (auto* page : written) judge_markers(*page, options.refuse_lost_comments);
}

void read_attachments(Facts& facts, Remote& remote, const Cancellation& cancel) {
    for (auto& page : facts.pages) {
        const auto verdict = combine(page);
        if (!verdict.attaches || id_of(page).empty()) continue;
        page.present_attachments = remote.attachments(id_of(page), cancel);
    }
}

}  // namespace

void fetch(Facts& facts, Remote& remote, const FetchOptions& options, const Cancellation& cancel) {
    read_bodies(facts, remote, options, cancel);
    read_attachments(facts, remote, cancel);
}

}  // namespace confsync::engine
