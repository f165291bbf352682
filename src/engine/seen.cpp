#include "engine/seen.hpp"

#include <algorithm>
#include <set>

#include "engine/combine.hpp"
#include "engine/local.hpp"
#include "engine/message.hpp"
#include "engine/pairing.hpp"
#include "engine/place.hpp"
#include "render/carry_over.hpp"
#include "render/storage.hpp"

namespace confsync::engine {

namespace {

std::string short_commit(const CommitId& commit) {
    return commit.empty() ? "an uncommitted file" : commit.value.substr(0, 7);
}

/// A version above the recorded one, by its message (product contract §6, Remote).
Seen judge_message(PageFacts& page, const std::string& message, const AccountId& author,
                   Source& source) {
    const auto mark = mark_of(message);
    if (!mark) {
        page.who = author.value;
        return Seen::edited;
    }
    if (mark->digest == page.wanted.body) return Seen::own_now;
    if (!mark->commit.empty() && source.in_history(mark->commit)) return Seen::own_before;
    page.who = short_commit(mark->commit);
    return Seen::foreign;
}

Seen judge(PageFacts& page, Source& source) {
    if (!page.remote) return Seen::invisible;
    switch (page.remote->status) {
        case PageStatus::trashed: return Seen::trashed;
        case PageStatus::archived: return Seen::archived;
        case PageStatus::draft: return Seen::invisible;
        case PageStatus::current: break;
    }
    if (page.remote->version < page.record->version) return Seen::rewound;
    if (page.remote->version == page.record->version) return Seen::same;
    return judge_message(page, page.remote->message, page.remote->author, source);
}

/// Nobody's words were changed by such a version.
bool may_have_its_text(const PageFacts& page, const AccountId& account) {
    return page.record && page.seen == Seen::edited &&
           (page.remote->title != page.record->title || page.remote->author == account);
}

bool has_text(const std::string& present, const std::string& recorded) {
    return render::canonical(render::carry_over(recorded, present).body) ==
           render::canonical(present);
}

void compare_texts(Facts& facts, Remote& remote, const Cancellation& cancel) {
    std::vector<PageId> ids;
    for (const auto& page : facts.pages)
        if (may_have_its_text(page, facts.site.account)) ids.push_back(page.record->id);
    if (ids.empty()) return;
    const auto bodies = remote.pages(ids, With::body, cancel);
    for (auto& page : facts.pages) {
        if (!may_have_its_text(page, facts.site.account)) continue;
        const auto found = bodies.find(page.record->id);
        if (found == bodies.end() || !found->second.body) continue;
        const auto recorded = remote.body_of(page.record->id, page.record->version, cancel);
        if (!has_text(*found->second.body, recorded)) continue;
        page.seen = Seen::same_text;
        page.who.clear();
    }
}

/// Recognises pages that no record names but that we made.
class Recogniser {
  public:
    Recogniser(Facts& facts, Source& source, Remote& remote, const Cancellation& cancel)
        : facts_(facts), source_(source), remote_(remote), cancel_(cancel) {
        for (const auto& page : facts.pages)
            if (page.record) recorded_.emplace(page.record->id, &page);
        titles_ = titles_on_the_server(facts);
    }

    void judge_all() {
        read_first_versions();
        for (const auto& described : source_.pages()) {  // parents first: their ids are needed
            auto* page = find_page(facts_, described.key);
            if (!page || page->record || first_error(*page)) continue;
            page->seen = judge_one(*page);
        }
    }

  private:
    Seen held_by(PageFacts& page, const PageFacts& other) const {
        page.who = path_of(other.key, *other.record);
        if (!other.source) page.holder_gone = other.key;
        return Seen::held;
    }

    void read_first_versions() {
        std::vector<PageId> ids;
        for (const auto& page : facts_.pages)
            if (page.holder && !page.record && page.holder->version.number == 1 &&
                page.holder->author == facts_.site.account)
                ids.push_back(page.holder->id);
        if (!ids.empty()) bodies_ = remote_.pages(ids, With::body, cancel_);
    }

    Seen judge_one(PageFacts& page) {
        if (!page.holder) return Seen::free;
        const auto recorded = recorded_.find(page.holder->id);
        if (recorded != recorded_.end()) return held_by(page, *recorded->second);
        if (page.holder->status != PageStatus::current) return Seen::taken;
        const auto parent = wanted_parent(page, facts_);
        if (parent.empty() || page.holder->parent != parent) return Seen::taken;
        const auto seen = page.holder->version.number == 1 ? judge_first_version(page)
                                                           : judge_later_version(page);
        if (seen == Seen::taken) return seen;
        page.remote = std::move(page.holder);
        page.holder.reset();
        return seen;
    }

    Seen judge_first_version(PageFacts& page) {
        if (page.holder->author != facts_.site.account) return Seen::taken;
        const auto found = bodies_.find(page.holder->id);
        if (found == bodies_.end() || !found->second.body) return Seen::taken;
        if (!page.wanted.rendered) return Seen::taken;  // its errors leave it out anyway
        const auto stored = render::canonical(*found->second.body);
        if (stored == render::canonical(page.wanted.rendered->body)) return Seen::own_now;
        if (is_earlier_text(page, stored)) return Seen::own_before;
        page.who = "another clone";
        return Seen::foreign;
    }

    bool is_earlier_text(const PageFacts& page, const std::string& stored) {
        const RenderRequest request{titles_.at(page.key).space, page.wanted.anchors, &titles_};
        for (const auto& blob : source_.earlier_texts(page.key)) {
            const auto earlier = source_.render_earlier(page.key, blob, request);
            if (earlier && render::canonical(earlier->body) == stored) return true;
        }
        return false;
    }

    /// A page whose first version is ours and whose later ones all carry our mark is ours; a
    /// person's version on top of such a run is an edit of our page.
    Seen judge_later_version(PageFacts& page) {
        const auto versions = remote_.history(page.holder->id, cancel_);
        if (versions.empty() || versions.back().author != facts_.site.account) return Seen::taken;
        for (auto version = versions.rbegin() + 1; version != versions.rend(); ++version) {
            if (mark_of(version->message)) continue;
            page.who = version->author.value;
            page.own_base = std::prev(version)->version;
            return Seen::edited;
        }
        return judge_message(page, versions.front().message, versions.front().author, source_);
    }

    Facts& facts_;
    Source& source_;
    Remote& remote_;
    const Cancellation& cancel_;
    std::map<PageId, RemotePage> bodies_;
    std::map<PageId, const PageFacts*> recorded_;
    TitleTable titles_;
};

}  // namespace

void judge_recorded(Facts& facts, Source& source, Remote& remote, const Cancellation& cancel) {
    for (auto& page : facts.pages)
        if (page.record) page.seen = judge(page, source);
    compare_texts(facts, remote, cancel);
}

void judge_restores(Facts& facts, const std::set<PageKey>& wanted) {
    for (auto& page : facts.pages) {
        const auto* tree = find_tree(facts, page.tree);
        const bool asked = wanted.contains(page.key) || wanted.contains(page.was);
        if (asked && page.seen == Seen::trashed && tree && page.remote->space == tree->space)
            page.seen = Seen::returning;
    }
}

void judge_unrecorded(Facts& facts, Source& source, Remote& remote, const Cancellation& cancel) {
    Recogniser(facts, source, remote, cancel).judge_all();
}

void name_people(Facts& facts, Remote& remote, const Cancellation& cancel) {
    std::set<AccountId> accounts;
    for (const auto& page : facts.pages)
        if (page.seen == Seen::edited) accounts.insert(AccountId{page.who});
    if (accounts.empty()) return;
    const auto names = remote.names({accounts.begin(), accounts.end()}, cancel);
    for (auto& page : facts.pages) {
        if (page.seen != Seen::edited) continue;
        const auto name = names.find(AccountId{page.who});
        if (name != names.end()) page.who = name->second;
    }
}

}  // namespace confsync::engine
