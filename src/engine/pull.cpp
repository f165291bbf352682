#include "engine/pull.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "engine/combine.hpp"
#include "engine/leave_out.hpp"
#include "engine/local.hpp"
#include "engine/pull_lookup.hpp"
#include "render/storage_equivalence.hpp"

namespace confsync::engine {

namespace {

bool is_dropped(const PageFacts& page) {
    return page.local == Local::dropped && page.seen == Seen::same;
}

/// Pages whose stored text may have something for their files.
bool is_to_be_read(const PageFacts& page) {
    if (!page.source || !page.record || page.source->file.empty()) return false;
    return (page.seen == Seen::edited || is_dropped(page)) && !first_error(page);
}

Version base_of(const PageFacts& page) {
    const bool lost = page.local == Local::dropped && page.record->prior;
    return lost ? page.record->prior->version : page.record->version;
}

Finding left_alone(const PageFacts& page, Action action, std::string reason, std::string hint) {
    Verdict verdict;
    verdict.action = action;
    verdict.reason = std::move(reason);
    verdict.hint = std::move(hint);
    return finding_of(page, verdict);
}

/// Destinations in a merged text that lead to new files, and those files: what is kept verbatim
/// leads to none.
struct Coming {
    std::map<std::string, render::Target> targets;
    std::vector<NewFile> files;
};

Coming coming_with(const render::MergedFile& merged, const std::map<std::string, NewFile>& files) {
    Coming coming;
    std::set<std::string> names;
    for (const auto& [destination, target] : merged.converted.targets) {
        const auto* attachment = std::get_if<render::AttachmentTarget>(&target);
        const auto file = attachment ? files.find(attachment->file_name) : files.end();
        if (file == files.end() || merged.text.find(destination) == std::string::npos) continue;
        coming.targets.emplace(destination, target);
        if (names.insert(file->first).second) coming.files.push_back(file->second);
    }
    return coming;
}

/// Reads and merges the pages of one pull.
class Puller {
  public:
    Puller(Facts& facts, Source& source, Remote& remote, const PullOptions& options,
           const Cancellation& cancel)
        : facts_(facts),
          source_(source),
          remote_(remote),
          options_(options),
          cancel_(cancel),
          titles_(titles_on_the_server(facts)),
          names_(remote, cancel),
          world_(world_of(facts)) {
        world_.may_be_attached = options.may_be_attached;
        world_.forms = options.forms;
    }

    Pull pull() {
        std::vector<PageFacts*> wanted;
        for (auto& page : facts_.pages) {
            if (!options_.only.has(page.key)) continue;
            if (is_to_be_read(page))
                wanted.push_back(&page);
            else
                tell(page);
        }
        read(wanted);
        for (auto* page : wanted) merge(*page);
        std::ranges::stable_sort(pull_.findings, {}, &Finding::key);
        std::ranges::sort(pull_.diagnostics);
        return std::move(pull_);
    }

  private:
    /// What Confluence changed and this cannot bring; what only the file changed is no matter here.
    void tell(const PageFacts& page) {
        const auto verdict = combine(page);
        const bool of_remote = page.record && page.seen != Seen::same &&
                               page.seen != Seen::own_now && page.seen != Seen::own_before;
        if (of_remote && (verdict.action == Action::drift || verdict.action == Action::conflict ||
                          verdict.action == Action::person || verdict.action == Action::blocked))
            pull_.findings.push_back(finding_of(page, verdict));
        else
            ++pull_.unchanged;
    }

    void read(const std::vector<PageFacts*>& pages) {
        if (pages.empty()) return;
        render_pages(pages, facts_, source_, options_.jobs);
        std::vector<PageId> ids;
        for (const auto* page : pages) ids.push_back(page->record->id);
        bodies_ = remote_.pages(ids, With::body, cancel_);
    }

    void merge(PageFacts& page) {
        const auto found = bodies_.find(page.record->id);
        if (found == bodies_.end() || !found->second.body ||
            found->second.version != page.remote->version) {
            pull_.findings.push_back(left_alone(page, Action::person, "changed while it was read",
                                                "run the command again"));
            return;
        }
        merge(page, *found->second.body);
    }

    void merge(PageFacts& page, const std::string& theirs) {
        const Version base = base_of(page);
        const std::string before = source_.page_text(page.key);
        const std::string recorded = remote_.body_of(page.record->id, base, cancel_);
        PullLookup lookup(page, world_, names_, remote_, cancel_);
        const auto how = lookup.options(options_.flavor);
        const auto merged =
            render::merge_blocks(before, *page.wanted.rendered, recorded, theirs, how);
        const auto coming = coming_with(merged, lookup.new_files());
        PulledPage pulled = described(page, base);
        pulled.before = before;
        pulled.after = merged.text;
        pulled.changes = merged.changes;
        pulled.files = coming.files;
        add_unrecorded_files(pulled, page, lookup);
        if (merged.has_conflict) return conflict(page, pulled.who);
        const auto now = rendered(page, pulled, coming);
        // The proof that the file now says all that people wrote: merging again changes nothing.
        const auto again = render::merge_blocks(pulled.after, now, recorded, theirs, how);
        if (again.has_conflict || again.text != pulled.after) return inexact(page);
        // Blocks that only another renderer would write otherwise are no edits of the file.
        const bool is_as_recorded = page.local == Local::same || page.local == Local::stale;
        pulled.holds_more = !is_as_recorded && !is_equivalent(now.body, theirs);
        if (page.seen == Seen::edited && pulled.holds_more) return conflict(page, pulled.who);
        if (page.local == Local::changed && !pulled.in_step()) return conflict(page, pulled.who);
        pull_.diagnostics.insert(pull_.diagnostics.end(), merged.converted.diagnostics.begin(),
                                 merged.converted.diagnostics.end());
        pull_.pages.push_back(std::move(pulled));
    }

    PulledPage described(const PageFacts& page, Version base) {
        PulledPage pulled;
        pulled.key = page.key;
        pulled.file = page.source->file;
        pulled.id = page.record->id;
        pulled.title = page.remote->title;
        pulled.who = page.who.empty() ? names_.of(page.remote->author) : page.who;
        pulled.from = base;
        pulled.to = page.remote->version;
        return pulled;
    }

    render::Rendered rendered(const PageFacts& page, const PulledPage& pulled,
                              const Coming& coming) {
        if (pulled.in_step()) return *page.wanted.rendered;
        const RenderRequest request{titles_.at(page.key).space, page.wanted.anchors, &titles_,
                                    &coming.targets};
        return source_.render_text(page.key, pulled.after, request);
    }

    bool is_equivalent(const std::string& one, const std::string& other) const {
        return render::equivalent_form(one, options_.flavor) ==
               render::equivalent_form(other, options_.flavor);
    }

    /// Files of the page that no line of the map knows and that it has on the server as well: a
    /// pull that was cut had brought them.
    static void add_unrecorded_files(PulledPage& pulled, const PageFacts& page,
                                     PullLookup& lookup) {
        for (const auto& use : page.source->attachments) {
            if (page.record->attachments.contains(use.path)) continue;
            if (const auto* there = lookup.attachment(use.file_name))
                pulled.files.push_back({use.path, *there});
        }
    }

    void conflict(const PageFacts& page, const std::string& who) {
        if (page.local == Local::same || page.local == Local::stale) return inexact(page);
        pull_.findings.push_back(
            left_alone(page, Action::conflict,
                       fmt::format("edited by {} and here: the file is left alone", who),
                       fmt::format("see both: confsync diff {}", page.source->file)));
    }

    void inexact(const PageFacts& page) {
        pull_.findings.push_back(left_alone(
            page, Action::person, "an edit there has no exact form in the file: it is left alone",
            fmt::format("see it: confsync diff {}", page.source->file)));
    }

    Facts& facts_;
    Source& source_;
    Remote& remote_;
    const PullOptions& options_;
    const Cancellation& cancel_;
    const TitleTable titles_;
    PeopleNames names_;
    PullWorld world_;
    std::map<PageId, RemotePage> bodies_;
    Pull pull_;
};

/// `form` stays: blocks that were not edited are on the server as the recorded renderer made them.
PageRecord record_of(const PulledPage& pulled, const PageFacts& now) {
    PageRecord record = *now.record;
    const bool text_changed = record.source != now.source->source;
    if (text_changed && !record.prior) record.prior = Prior{record.source, record.version};
    record.version = pulled.to;
    record.source = now.source->source;
    record.commit = now.source->commit;
    record.inputs = now.wanted.inputs;
    record.body = now.wanted.body;
    for (const auto& file : pulled.files) {
        const auto use =
            std::ranges::find(now.source->attachments, file.path, &AttachmentUse::path);
        if (use == now.source->attachments.end()) continue;
        record.attachments[file.path] = {file.attachment.id, file.attachment.version, use->digest,
                                         recorded_name(use->path, use->file_name)};
    }
    return record;
}

}  // namespace

bool Pull::has_conflicts() const {
    return std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.action == Action::conflict || finding.action == Action::person;
    });
}

bool Pull::has_errors() const {
    return has_error(diagnostics) || std::ranges::any_of(findings, [](const Finding& finding) {
               return finding.action == Action::blocked;
           });
}

Pull plan_pull(Facts& facts, Source& source, Remote& remote, const PullOptions& options,
               const Cancellation& cancel) {
    return Puller(facts, source, remote, options, cancel).pull();
}

void finish_pull(State& state, const Pull& pull, Source& now, const SurveyOptions& options) {
    Facts facts = survey(now, state, nullptr, options, {});
    std::vector<PageFacts*> pages;
    for (const auto& pulled : pull.pages)
        if (auto* page = find_page(facts, pulled.key); page && page->source && page->record)
            pages.push_back(page);
    render_pages(pages, facts, now, options.jobs);
    std::map<PageKey, PageRecord> records;
    for (const auto& pulled : pull.pages) {
        const auto* page = find_page(std::as_const(facts), pulled.key);
        // What the server has is recorded already; the file's own edits are still to be pushed.
        if (!page || !page->source || !page->record || pulled.holds_more) continue;
        records.emplace(pulled.key, record_of(pulled, *page));
    }
    for (auto& [key, record] : records) state.pages[key] = std::move(record);
}

}  // namespace confsync::engine
