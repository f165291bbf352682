#include "engine/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "engine/apply_page.hpp"

namespace confsync::engine {

namespace {

/// Errors after which no other page can fare better.
bool ends_the_run(ErrorKind kind) {
    return kind == ErrorKind::credentials || kind == ErrorKind::trust ||
           kind == ErrorKind::network || kind == ErrorKind::interrupted;
}

Outcome::Status status_of(ErrorKind kind) {
    if (kind == ErrorKind::conflict) return Outcome::Status::conflict;
    if (kind == ErrorKind::interrupted) return Outcome::Status::interrupted;
    return Outcome::Status::failed;
}

bool needs_another_version(const Change& change) {
    return change.settles || !change.passing_title.empty();
}

/// Hands changes to workers as what they wait for gets done, and owns all that workers share.
class Run {
  public:
    Run(const Plan& plan, Source& source, Remote& remote, StateStore& store, State& state,
        Events& events, const Cancellation& cancel)
        : plan_(plan),
          source_(source),
          remote_(remote),
          store_(store),
          state_(state),
          events_(events),
          cancel_(cancel),
          outcomes_(plan.changes.size()) {
        for (std::size_t i = 0; i < plan.changes.size(); ++i) begin_outcome(i);
    }

    Receipt go(unsigned jobs) {
        work_in_parallel(jobs);
        for (std::size_t i = 0; i < plan_.changes.size(); ++i)
            if (needs_another_version(plan_.changes[i])) settle(i);
        Receipt receipt;
        receipt.interrupted = cancel_.stop.stop_requested();
        if (over_ && !receipt.interrupted) tell_the_rest_why();
        receipt.outcomes = std::move(outcomes_);
        return receipt;
    }

  private:
    enum class Progress { waiting, under_way, done, not_done };

    void begin_outcome(std::size_t i) {
        const auto& change = plan_.changes[i];
        index_.emplace(change.key, i);
        auto& outcome = outcomes_[i];
        outcome.key = change.key;
        outcome.action = change.action;
        outcome.status = Outcome::Status::interrupted;
        outcome.id = change.id;
        outcome.from = change.expected;
        outcome.to = change.expected;
        outcome.title = change.title;
        outcome.old_title = change.old_title;
        outcome.digest = change.record.body;
        progress_.push_back(Progress::waiting);
    }

    void work_in_parallel(unsigned jobs) {
        std::vector<std::jthread> workers;
        const auto wanted = std::min<std::size_t>(std::max(1U, jobs), plan_.changes.size());
        for (std::size_t t = 0; t < wanted; ++t) workers.emplace_back([this] { work(); });
    }

    void work() {
        std::unique_lock lock(mutex_);
        while (const auto next = take(lock)) {
            lock.unlock();
            auto outcome = perform(*next);
            lock.lock();
            finish(*next, std::move(outcome));
        }
    }

    /// The first change whose prerequisites are done; waits for others while some are under way.
    std::optional<std::size_t> take(std::unique_lock<std::mutex>& lock) {
        for (;;) {
            if (over_ || cancel_.stop.stop_requested()) return std::nullopt;
            leave_out_the_hopeless();
            if (const auto next = first_ready()) {
                progress_[*next] = Progress::under_way;
                return next;
            }
            if (std::ranges::count(progress_, Progress::under_way) == 0) return std::nullopt;
            changed_.wait(lock);
        }
    }

    std::optional<std::size_t> first_ready() {
        while (first_waiting_ < progress_.size() && progress_[first_waiting_] != Progress::waiting)
            ++first_waiting_;
        for (std::size_t i = first_waiting_; i < progress_.size(); ++i)
            if (progress_[i] == Progress::waiting && all_before(i, Progress::done)) return i;
        return std::nullopt;
    }

    bool all_before(std::size_t i, Progress wanted) const {
        return std::ranges::all_of(plan_.changes[i].after, [&](const PageKey& key) {
            return progress_[index_.at(key)] == wanted;
        });
    }

    void leave_out_the_hopeless() {
        if (!something_failed_) return;
        for (std::size_t i = 0; i < progress_.size(); ++i) {
            if (progress_[i] != Progress::waiting) continue;
            for (const auto& key : plan_.changes[i].after)
                if (progress_[index_.at(key)] == Progress::not_done) leave_out(i, key);
        }
    }

    /// The run ended early, but nobody asked it to.
    void tell_the_rest_why() {
        for (auto& outcome : outcomes_) {
            if (outcome.status != Outcome::Status::interrupted || outcome.error) continue;
            outcome.status = Outcome::Status::left_out;
            outcome.message = "the run ended before its turn";
        }
    }

    void leave_out(std::size_t i, const PageKey& because) {
        progress_[i] = Progress::not_done;
        outcomes_[i].status = Outcome::Status::left_out;
        outcomes_[i].message = fmt::format("it needs {}, which was not done", because.value);
    }

    /// Recorded, or made or recognised by this run before this change.
    PageId parent_of(const Change& change) {
        if (!change.parent_key) return tree_of(change).root;
        const std::scoped_lock lock(mutex_);
        const auto found = state_.pages.find(*change.parent_key);
        if (found == state_.pages.end())
            throw Error(ErrorKind::failed,
                        fmt::format("its parent \"{}\" has no page yet", change.parent_title));
        return found->second.id;
    }

    const PlannedTree& tree_of(const Change& change) const {
        const auto found = std::ranges::find(plan_.trees, change.tree, &PlannedTree::name);
        if (found == plan_.trees.end())
            throw Error(ErrorKind::failed, fmt::format("the plan has no tree \"{}\"", change.tree));
        return *found;
    }

    /// A page that only has another path is found again by any later run: its line need not last
    /// before the map is saved, unless another page's takes its place.
    void keep(const Change& change, const PageRecord& record) {
        const bool found_again = change.action == Action::rename && !index_.contains(change.was);
        if (!found_again) store_.record(change.key, record);
        const std::scoped_lock lock(mutex_);
        forget_former(change);
        state_.pages[change.key] = record;
    }

    void forget_former(const Change& change) {
        const auto former = state_.pages.find(change.was);
        if (former != state_.pages.end() && former->second.id == change.id)
            state_.pages.erase(former);
    }

    Outcome perform(std::size_t i) {
        const auto& change = plan_.changes[i];
        Outcome outcome = outcomes_[i];
        tell(Event::Kind::page_started, change, change.title);
        PageRecord record;
        PageRecord kept;
        const auto landed = [&](const PageRecord& so_far) {
            if (so_far == kept) return;
            kept = so_far;
            outcome.id = so_far.id;
            outcome.to = so_far.version;
            keep(change, so_far);
        };
        PageWriter writer(source_, remote_, landed, cancel_);
        try {
            if (change.action == Action::trash)
                writer.trash(change, record);
            else if (change.action == Action::restore)
                writer.restore(change, record);
            else
                write(writer, change, record);
            landed(record);
            outcome.status = Outcome::Status::done;
        } catch (const Error& error) {
            outcome.status = status_of(error.kind());
            outcome.message = error.message();
            outcome.hint = error.hint();
            outcome.error = error.kind();
        }
        outcome.url = writer.url();
        outcome.written = writer.written();
        return outcome;
    }

    void write(PageWriter& writer, const Change& change, PageRecord& record) {
        const bool placed = change.action == Action::create || change.moves;
        writer.write(change, tree_of(change), placed ? parent_of(change) : PageId{}, record);
    }

    void finish(std::size_t i, Outcome outcome) {
        const bool done = outcome.status == Outcome::Status::done;
        progress_[i] = done ? Progress::done : Progress::not_done;
        something_failed_ = something_failed_ || !done;
        if (outcome.error && ends_the_run(*outcome.error)) over_ = true;
        ++finished_;
        events_.on({done ? Event::Kind::page_done : Event::Kind::page_failed, outcome.key,
                    done ? outcome.title : outcome.message, finished_, plan_.changes.size()});
        outcomes_[i] = std::move(outcome);
        changed_.notify_all();
    }

    void tell(Event::Kind kind, const Change& change, const std::string& text) {
        const std::scoped_lock lock(mutex_);
        events_.on({kind, change.key, text, finished_, plan_.changes.size()});
    }

    void settle(std::size_t i) {
        auto& outcome = outcomes_[i];
        if (outcome.status != Outcome::Status::done) return;
        const auto& change = plan_.changes[i];
        if (over_ || cancel_.stop.stop_requested()) {
            if (!change.passing_title.empty()) outcome.status = Outcome::Status::interrupted;
            return;
        }
        auto& record = state_.pages.at(change.key);
        PageWriter writer(
            source_, remote_, [&](const PageRecord& so_far) { store_.record(change.key, so_far); },
            cancel_);
        try {
            writer.settle(change, record);
            outcome.url = writer.url();
            outcome.to = record.version;
            outcome.written = writer.written();
        } catch (const Error& error) {
            outcome.status = status_of(error.kind());
            outcome.message = error.within("saving it again").message();
            outcome.error = error.kind();
        }
    }

    const Plan& plan_;
    Source& source_;
    Remote& remote_;
    StateStore& store_;
    State& state_;
    Events& events_;
    const Cancellation& cancel_;

    std::mutex mutex_;  ///< guards everything below, state_ and events_
    std::condition_variable changed_;
    std::map<PageKey, std::size_t> index_;
    std::vector<Progress> progress_;
    std::vector<Outcome> outcomes_;
    std::size_t first_waiting_ = 0;
    std::size_t finished_ = 0;
    bool something_failed_ = false;
    bool over_ = false;
};

[[noreturn]] void stale(const Change& change, std::string_view what) {
    throw Error(
        ErrorKind::refused,
        fmt::format("the plan is stale: {} (\"{}\") {}",
                    change.file.empty() ? change.key.value : change.file, change.title, what),
        "make a new plan: confsync plan");
}

void check_page(const Change& change, const std::map<PageId, RemotePage>& found) {
    const auto page = found.find(change.id);
    if (page == found.end()) stale(change, "is not visible any more");
    const bool restores = change.action == Action::restore;
    if (restores && page->second.status != PageStatus::trashed)
        stale(change, "is not in the trash any more");
    if (!restores && page->second.status != PageStatus::current)
        stale(change, "was trashed or archived");
    if (page->second.version != change.expected)
        stale(change, fmt::format("is at version {} now, not {}", page->second.version.number,
                                  change.expected.number));
}

void check_new_titles(const Plan& plan, Remote& remote, const Cancellation& cancel) {
    std::map<SpaceId, std::vector<std::string>> titles;
    for (const auto& change : plan.changes)
        for (const auto& tree : plan.trees)
            if (change.action == Action::create && tree.name == change.tree)
                titles[tree.space].push_back(change.title);
    std::set<PageId> own;
    for (const auto& change : plan.changes)
        if (!change.old_title.empty() || change.action == Action::trash) own.insert(change.id);
    for (const auto& [space, wanted] : titles)
        for (const auto& page : remote.pages_titled(space, wanted, cancel))
            if (!own.contains(page.id))
                throw Error(ErrorKind::refused,
                            fmt::format("the plan is stale: the title \"{}\" is held by {} now",
                                        page.title, page.web_url),
                            "make a new plan: confsync plan");
}

}  // namespace

std::size_t Receipt::count(Outcome::Status status) const {
    return static_cast<std::size_t>(std::ranges::count(outcomes, status, &Outcome::status));
}

void check_preconditions(const Plan& plan, Remote& remote, const Cancellation& cancel) {
    std::vector<PageId> ids;
    for (const auto& change : plan.changes)
        if (!change.id.empty()) ids.push_back(change.id);
    if (!ids.empty()) {
        const auto found = remote.pages(ids, With::facts, cancel);
        for (const auto& change : plan.changes)
            if (!change.id.empty()) check_page(change, found);
    }
    check_new_titles(plan, remote, cancel);
}

Receipt apply(const Plan& plan, Source& source, Remote& remote, StateStore& store, State& state,
              Events& events, const ApplyOptions& options, const Cancellation& cancel) {
    return Run(plan, source, remote, store, state, events, cancel).go(options.jobs);
}

void finish(State& state, const Plan& plan, const Receipt& receipt) {
    state.site = plan.site;
    for (const auto& finding : plan.findings) {
        const auto line = state.pages.find(finding.key);
        if (finding.action == Action::orphan && line != state.pages.end())
            line->second.state = RecordState::kept;
    }
    const bool all_done = receipt.count(Outcome::Status::done) == receipt.outcomes.size();
    // What changed in a page that was brought back is still to be published.
    if (all_done && plan.count(Action::restore) == 0 && !plan.partial && !plan.has_conflicts() &&
        !plan.has_errors())
        state.synced_commit = plan.head;
}

}  // namespace confsync::engine
