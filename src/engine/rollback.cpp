#include "engine/rollback.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/message.hpp"
#include "render/carry_over.hpp"

namespace confsync::engine {

namespace {

bool made_a_version(const Outcome& outcome) { return outcome.to > outcome.from; }

/// Goes through the pages of a run and says of each what becomes of it.
class Rollback {
  public:
    Rollback(const RollbackWish& wish, Remote& remote, const Cancellation& cancel)
        : wish_(wish), remote_(remote), cancel_(cancel) {
        plan_.site = wish.site.base;
        plan_.partial = true;
        plan_.recorded = wish.state->pages.size();
        for (const auto& tree : wish.trees)
            plan_.trees.push_back({tree.name, tree.space_key, tree.space, tree.root});
    }

    Plan plan() {
        read_pages();
        for (const auto& outcome : wish_.run.outcomes) judge(outcome);
        std::ranges::stable_sort(plan_.findings, {}, &Finding::key);
        return std::move(plan_);
    }

  private:
    void read_pages() {
        std::vector<PageId> ids;
        for (const auto& outcome : wish_.run.outcomes)
            if (!outcome.id.empty() && outcome.from.number > 0) ids.push_back(outcome.id);
        if (!ids.empty()) present_ = remote_.pages(ids, With::body, cancel_);
        std::vector<AccountId> authors;
        for (const auto& [id, page] : present_) authors.push_back(page.author);
        if (!authors.empty()) names_ = remote_.names(authors, cancel_);
    }

    void judge(const Outcome& outcome) {
        if (!made_a_version(outcome)) return judge_without_version(outcome);
        if (outcome.from.number == 0)
            return note(
                fmt::format("\"{}\" was made by that run and stays: a rollback deletes "
                            "nothing",
                            outcome.title));
        const auto page = present_.find(outcome.id);
        if (page == present_.end())
            return leave(outcome, Action::blocked, "not visible to this account", {});
        if (const auto why = why_not(outcome, page->second); !why.empty())
            return leave(outcome, Action::person, why, page->second.version);
        put_back(outcome, page->second);
    }

    void judge_without_version(const Outcome& outcome) {
        if (outcome.status != Outcome::Status::done || outcome.action == Action::record) return;
        note(
            fmt::format("\"{}\" keeps its place, labels and attachments: that run made no "
                        "version of it",
                        outcome.title));
    }

    std::string why_not(const Outcome& outcome, const RemotePage& page) {
        if (page.status != PageStatus::current) return "trashed or archived since";
        if (!line_of(outcome)) return "not in the map any more";
        if (!stands_below_its_root(outcome, page)) return "stands outside the root of its tree";
        if (page.version == outcome.to || is_back(outcome, page)) return {};
        if (page.version < outcome.to) return "at an older version than that run made";
        const auto mark = mark_of(page.message);
        if (mark) return "published again since";
        const auto name = names_.find(page.author);
        return "edited since by " + (name == names_.end() ? page.author.value : name->second);
    }

    /// The map and a receipt are anybody's to edit (product contract §3).
    bool stands_below_its_root(const Outcome& outcome, const RemotePage& page) {
        const auto tree = std::ranges::find(wish_.trees, wish_.tree_of(outcome.key), &Tree::name);
        if (tree == wish_.trees.end() || page.space != tree->space) return false;
        return std::ranges::count(remote_.ancestors(page.id, cancel_), tree->root) > 0;
    }

    /// This very rollback was cut after it had written the page.
    bool is_back(const Outcome& outcome, const RemotePage& page) {
        if (page.version != outcome.to.next()) return false;
        return page.message == rollback_message(outcome.from, earlier(outcome));
    }

    const std::string& earlier(const Outcome& outcome) {
        auto& body = earlier_[outcome.id];
        if (body.empty()) body = remote_.body_of(outcome.id, outcome.from, cancel_);
        return body;
    }

    /// A file that was renamed since has the page under another key.
    const Records::value_type* line_of(const Outcome& outcome) const {
        const auto& pages = wish_.state->pages;
        const auto found = std::ranges::find_if(
            pages, [&](const auto& line) { return line.second.id == outcome.id; });
        return found == pages.end() ? nullptr : &*found;
    }

    void put_back(const Outcome& outcome, const RemotePage& page) {
        const auto& [key, record] = *line_of(outcome);
        Change change;
        change.action = is_back(outcome, page) ? Action::record : Action::update;
        change.key = key;
        change.file = record.file.empty() ? key.value : record.file;
        change.tree = wish_.tree_of(outcome.key);
        change.reason = fmt::format("the text of v{} again", outcome.from.number);
        change.id = outcome.id;
        change.expected = page.version;
        change.title = outcome.old_title.empty() ? page.title : outcome.old_title;
        if (change.title != page.title) change.old_title = page.title;
        change.over = page.written;
        change.record = record;
        change.record.state = RecordState::held;
        change.record.version = page.version;
        change.record.title = change.title;
        if (change.action == Action::update) add_text(change, outcome, page);
        plan_.changes.push_back(std::move(change));
    }

    void add_text(Change& change, const Outcome& outcome, const RemotePage& page) {
        change.writes_body = true;
        change.body = earlier(outcome);
        change.message = rollback_message(outcome.from, change.body);
        auto carried = render::carry_over(change.body, page.body.value_or(""));
        change.carried = std::move(carried.body);
        change.lost_comments = std::move(carried.lost);
    }

    void leave(const Outcome& outcome, Action action, const std::string& why, Version present) {
        Finding finding;
        finding.action = action;
        finding.key = outcome.key;
        finding.title = outcome.title;
        finding.reason = why;
        finding.id = outcome.id;
        finding.url = outcome.url;
        finding.recorded = outcome.to;
        finding.present = present;
        plan_.findings.push_back(std::move(finding));
    }

    void note(const std::string& message) {
        plan_.diagnostics.push_back({"rollback-keeps", Severity::note, message, {}, {}});
    }

    const RollbackWish& wish_;
    Remote& remote_;
    const Cancellation& cancel_;
    std::map<PageId, RemotePage> present_;
    std::map<AccountId, std::string> names_;
    std::map<PageId, std::string> earlier_;
    Plan plan_;
};

}  // namespace

Plan plan_rollback(const RollbackWish& wish, Remote& remote, const Cancellation& cancel) {
    return Rollback(wish, remote, cancel).plan();
}

}  // namespace confsync::engine
