#include <algorithm>

#include "engine/combine.hpp"
#include "engine/place.hpp"
#include "engine/survey.hpp"
#include "render/storage.hpp"

namespace confsync::engine {

namespace {

void read_markers(Facts& facts, Remote& remote, const Cancellation& cancel) {
    std::vector<PageId> ids;
    for (const auto& page : facts.pages) {
        const auto verdict = combine(page);
        if ((verdict.writes_body || verdict.settles) && !id_of(page).empty())
            ids.push_back(id_of(page));
    }
    if (ids.empty()) return;
    const auto bodies = remote.pages(ids, With::body, cancel);
    for (auto& page : facts.pages) {
        const auto found = bodies.find(id_of(page));
        if (found == bodies.end() || !found->second.body) continue;
        page.markers =
            render::has_comment_markers(*found->second.body) ? Markers::present : Markers::none;
    }
}

void read_attachments(Facts& facts, Remote& remote, const Cancellation& cancel) {
    for (auto& page : facts.pages) {
        const auto verdict = combine(page);
        if (!verdict.attaches || id_of(page).empty()) continue;
        page.present_attachments = remote.attachments(id_of(page), cancel);
    }
}

}  // namespace

void fetch(Facts& facts, Remote& remote, const Cancellation& cancel) {
    read_markers(facts, remote, cancel);
    read_attachments(facts, remote, cancel);
}

}  // namespace confsync::engine
