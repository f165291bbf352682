#include "engine/held.hpp"

#include <algorithm>

#include "engine/pull_lookup.hpp"
#include "render/blocks.hpp"

namespace confsync::engine {

namespace {

using Change = render::BlockChange::Kind;

/// A block that both sides changed is decided once its lines are not those of before the pull.
bool is_decided(const render::BlockChange& change, const std::string& before) {
    return !change.ours.empty() &&
           ("\n" + before).find("\n" + change.ours + "\n") == std::string::npos;
}

class HeldEdits {
  public:
    HeldEdits(Facts& facts, Source& source, Remote& remote, const SurveyOptions& options,
              const Cancellation& cancel)
        : source_(source),
          remote_(remote),
          options_(options),
          cancel_(cancel),
          names_(remote, cancel),
          world_(world_of(facts)) {}

    bool has(const PageFacts& page) {
        const auto& prior = *page.record->prior;
        const auto base = remote_.body_of(page.record->id, prior.version, cancel_);
        const auto pulled = remote_.body_of(page.record->id, page.record->version, cancel_);
        const auto text = source_.page_text(page.key);
        PullLookup lookup(page, world_, names_, remote_, cancel_);
        const auto merged = render::merge_blocks(text, *page.wanted.rendered, base, pulled,
                                                 lookup.options(options_.flavor));
        if (merged.text != text) return false;
        const auto before = source_.text_of(prior.source);
        return std::ranges::all_of(merged.changes, [&](const render::BlockChange& change) {
            return change.kind == Change::conflict && before && is_decided(change, *before);
        });
    }

  private:
    Source& source_;
    Remote& remote_;
    const SurveyOptions& options_;
    const Cancellation& cancel_;
    PeopleNames names_;
    const PullWorld world_;
};

}  // namespace

void judge_held(Facts& facts, Source& source, Remote& remote, const SurveyOptions& options,
                const Cancellation& cancel) {
    const auto is_open = [](const PageFacts& page) {
        return page.held_is_open && page.local == Local::changed && page.wanted.rendered;
    };
    if (std::ranges::none_of(facts.pages, is_open)) return;
    HeldEdits held(facts, source, remote, options, cancel);
    for (auto& page : facts.pages)
        if (is_open(page) && !held.has(page)) page.local = Local::dropped;
}

}  // namespace confsync::engine
