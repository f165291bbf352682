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

/// The line that the map lost: as the last of our own versions would have left it.
PageRecord lost_record(const PageFacts& page, const Digest& form) {
    PageRecord record;
    if (page.key.value != page.source->file) record.file = page.source->file;
    record.id = page.remote->id;
    record.version = page.own_base;
    record.title = page.remote->title;
    record.parent = page.remote->parent;
    record.source = page.source->source;
    record.form = form;
    return record;
}

/// Pages whose stored text may have something for their files.
bool is_to_be_read(const PageFacts& page) {
    if (!page.source || page.source->file.empty() || first_error(page)) return false;
    if (!page.record) return page.seen == Seen::edited && page.own_base.number > 0;
    return page.seen == Seen::edited || is_dropped(page);
}

Version base_of(const PageFacts& page) {
    if (!page.record) return page.own_base;
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

using Change = render::BlockChange::Kind;
using Then = render::WhereBothChanged::Then;

/// The three sides of one page.
struct PageMerge {
    std::string file;
    const render::Rendered& rendered;
    std::string base;
    const std::string& theirs;
    render::ConvertOptions how;

    render::MergedFile decided(Then then, const render::SideNames& names = {}) const {
        return render::merge_blocks(file, rendered, base, theirs, how, {then, names});
    }
    /// The proof that a text says all that people wrote: merging again changes nothing.
    bool comes_to_rest(const std::string& text, const render::Rendered& now, Then then) const {
        if (then == Then::markers) then = Then::ours;
        const auto again = render::merge_blocks(text, now, base, theirs, how, {then, {}});
        return !again.has(Change::left_alone) && again.text == text;
    }
};

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
        for (const auto* page : pages) ids.push_back(page->remote->id);
        bodies_ = remote_.pages(ids, With::body, cancel_);
    }

    void merge(PageFacts& page) {
        const auto found = bodies_.find(page.remote->id);
        if (found == bodies_.end() || !found->second.body ||
            found->second.version != page.remote->version) {
            pull_.findings.push_back(left_alone(page, Action::person, "changed while it was read",
                                                "run the command again"));
            return;
        }
        merge(page, *found->second.body);
    }

    void merge(PageFacts& page, const std::string& theirs) {
        PulledPage pulled = described(page);
        PullLookup lookup(page, world_, names_, remote_, cancel_);
        const PageMerge merge{source_.page_text(page.key), *page.wanted.rendered,
                              remote_.body_of(pulled.id, pulled.from, cancel_), theirs,
                              lookup.options(options_.flavor)};
        const auto ours = merge.decided(Then::ours);
        if (ours.has(Change::left_alone)) return inexact(page);
        const auto then = then_for(page.key);
        const bool is_ours = then == Then::ours || !ours.has(Change::conflict);
        const auto merged =
            is_ours ? ours : merge.decided(then, {pulled.file, name_of_there(pulled)});
        if (merged.has(Change::left_alone)) return inexact(page);
        pulled.has_conflict = then == Then::markers && ours.has(Change::conflict);
        const auto coming = coming_with(merged, lookup.new_files());
        pulled.before = merge.file;
        pulled.after = merged.text;
        pulled.changes = merged.changes;
        pulled.files = coming.files;
        add_unrecorded_files(pulled, page, lookup);
        const std::string& said = pulled.has_conflict ? ours.text : merged.text;
        const auto now = rendered(page, said, coming);
        if (!merge.comes_to_rest(said, now, then)) return inexact(page);
        if (!is_as_recorded(page) && !is_equivalent(now.body, theirs)) {
            pulled.server = server_text(page, merge, coming);
            if (!pulled.server) return inexact(page);
        }
        pull_.diagnostics.insert(pull_.diagnostics.end(), merged.converted.diagnostics.begin(),
                                 merged.converted.diagnostics.end());
        pull_.pages.push_back(std::move(pulled));
    }

    Then then_for(const PageKey& key) const {
        if (options_.ours.contains(key)) return Then::ours;
        return options_.theirs.contains(key) ? Then::theirs : Then::markers;
    }

    static std::string name_of_there(const PulledPage& pulled) {
        const std::string name = fmt::format("Confluence v{}", pulled.to.number);
        return pulled.who.empty() ? name : name + ", " + pulled.who;
    }

    /// Blocks that only another renderer would write otherwise are no edits of the file.
    static bool is_as_recorded(const PageFacts& page) {
        return page.local == Local::same || page.local == Local::stale;
    }

    /// The file made to say what the server says and no more; nothing when it can't.
    std::optional<ServerText> server_text(const PageFacts& page, const PageMerge& merge,
                                          const Coming& coming) {
        const auto merged = render::merge_blocks(merge.file, merge.rendered, merge.rendered.body,
                                                 merge.theirs, merge.how);
        if (merged.has(Change::left_alone)) return std::nullopt;
        return ServerText{merged.text,
                          body_digest(rendered(page, merged.text, coming), facts_.names)};
    }

    PulledPage described(const PageFacts& page) {
        PulledPage pulled;
        pulled.key = page.key;
        pulled.file = page.source->file;
        pulled.source = page.source->source;
        pulled.id = page.remote->id;
        if (!page.record) pulled.lost_record = lost_record(page, facts_.form);
        pulled.title = page.remote->title;
        pulled.who = page.who.empty() ? names_.of(page.remote->author) : page.who;
        pulled.from = base_of(page);
        pulled.to = page.remote->version;
        return pulled;
    }

    RenderRequest request_for(const PageFacts& page, const Coming& coming) const {
        return {titles_.at(page.key).space, page.wanted.anchors, &titles_, &coming.targets};
    }

    render::Rendered rendered(const PageFacts& page, const std::string& text,
                              const Coming& coming) {
        return source_.render_text(page.key, text, request_for(page, coming));
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
            if (page.record && page.record->attachments.contains(use.path)) continue;
            if (const auto* there = lookup.attachment(use.file_name))
                pulled.files.push_back({use.path, *there});
        }
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

void record_text(PageRecord& record, const PulledPage& pulled, const PageFacts& now,
                 Source& source) {
    if (!pulled.server) {
        const bool text_changed = record.source != now.source->source;
        if (text_changed && !record.prior) record.prior = Prior{record.source, record.version};
        if (record.prior) record.prior->merged = {};
        record.source = now.source->source;
        record.commit = now.source->commit;
        record.body = now.wanted.body;
        return;
    }
    if (!pulled.in_step() && !record.prior) record.prior = Prior{pulled.source, pulled.from};
    if (record.prior) record.prior->merged = now.source->source;
    source.keep_text(pulled.before);
    record.source = source.keep_text(pulled.server->text);
    record.commit = {};
    record.body = pulled.server->body;
}

/// `form` stays: blocks that were not edited are on the server as the recorded renderer made them.
PageRecord record_of(const PulledPage& pulled, const PageFacts& now, Source& source) {
    PageRecord record = pulled.lost_record ? *pulled.lost_record : *now.record;
    record_text(record, pulled, now, source);
    record.version = pulled.to;
    record.inputs = now.wanted.inputs;
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
    if (std::ranges::any_of(pages, &PulledPage::has_conflict)) return true;
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
        if (auto* page = find_page(facts, pulled.key); page && page->source) pages.push_back(page);
    render_pages(pages, facts, now, options.jobs);
    std::map<PageKey, PageRecord> records;
    for (const auto& pulled : pull.pages) {
        const auto* page = find_page(std::as_const(facts), pulled.key);
        if (page && page->source && (page->record || pulled.lost_record))
            records.emplace(pulled.key, record_of(pulled, *page, now));
    }
    for (auto& [key, record] : records) state.pages[key] = std::move(record);
}

}  // namespace confsync::engine
