#include "engine/difference.hpp"

#include <algorithm>
#include <map>

#include "engine/combine.hpp"
#include "engine/local.hpp"
#include "engine/pull_lookup.hpp"
#include "render/blocks.hpp"
#include "render/carry_over.hpp"
#include "render/storage_lines.hpp"

namespace confsync::engine {

namespace {

bool may_differ(const PageFacts& page) {
    if (!page.source || first_error(page)) return false;
    if (page.remote && page.remote->status != PageStatus::current) return false;
    const bool is_known_same =
        page.seen == Seen::same && (page.local == Local::same || page.local == Local::stale);
    return !is_known_same && (page.remote || !page.record);
}

class Comparison {
  public:
    Comparison(const Facts& facts, Source& source, Remote& remote, const DifferenceOptions& options,
               const Cancellation& cancel)
        : source_(source),
          remote_(remote),
          options_(options),
          cancel_(cancel),
          names_(remote, cancel),
          world_(world_of(facts)) {
        world_.forms = options.forms;
    }

    PageDifference compare(const PageFacts& page, const RemotePage* there) {
        PageDifference difference;
        difference.key = page.key;
        difference.file = page.source->file;
        difference.title = page.wanted.title;
        if (there && there->body) difference.version = there->version;
        const std::string& body = page.wanted.rendered->body;
        const std::string present = difference.is_there() ? *there->body : std::string();
        difference.stored_there = present;
        difference.stored_here = page.carried ? page.carried->body : body;
        if (options_.form == DifferenceForm::storage || page.source->file.empty())
            as_storage(difference, body, present);
        else
            as_markdown(difference, page, present);
        return difference;
    }

  private:
    /// Blocks that say the same get the server's bytes on both sides.
    void as_storage(PageDifference& difference, const std::string& body,
                    const std::string& present) {
        const std::string here =
            difference.is_there() ? render::carry_over(body, present).body : body;
        difference.in_storage = true;
        difference.here = render::storage_lines(here);
        difference.there = render::storage_lines(present);
    }

    void as_markdown(PageDifference& difference, const PageFacts& page,
                     const std::string& present) {
        difference.here = source_.page_text(page.key);
        if (!difference.is_there()) return;
        PullLookup lookup(page, world_, names_, remote_, cancel_);
        const auto& rendered = *page.wanted.rendered;
        const auto merged = render::merge_blocks(difference.here, rendered, rendered.body, present,
                                                 lookup.options(options_.flavor));
        // What the file cannot be made to say is shown as it stands there.
        if (merged.has(render::BlockChange::Kind::left_alone))
            return as_storage(difference, rendered.body, present);
        difference.there = merged.text;
    }

    Source& source_;
    Remote& remote_;
    const DifferenceOptions& options_;
    const Cancellation& cancel_;
    PeopleNames names_;
    PullWorld world_;
};

}  // namespace

std::vector<PageDifference> differences(Facts& facts, Source& source, Remote& remote,
                                        const DifferenceOptions& options,
                                        const Cancellation& cancel) {
    std::vector<PageFacts*> pages;
    std::vector<PageId> ids;
    for (auto& page : facts.pages) {
        if (!options.only.has(page.key) || !may_differ(page)) continue;
        pages.push_back(&page);
        if (page.remote) ids.push_back(page.remote->id);
    }
    if (pages.empty()) return {};
    render_pages(pages, facts, source, options.jobs);
    std::map<PageId, RemotePage> bodies;
    if (!ids.empty()) bodies = remote.pages(ids, With::body, cancel);
    Comparison comparison(facts, source, remote, options, cancel);
    std::vector<PageDifference> found;
    for (const auto* page : pages) {
        const auto there = page->remote ? bodies.find(page->remote->id) : bodies.end();
        auto difference =
            comparison.compare(*page, there == bodies.end() ? nullptr : &there->second);
        if (difference.here != difference.there) found.push_back(std::move(difference));
    }
    return found;
}

}  // namespace confsync::engine
