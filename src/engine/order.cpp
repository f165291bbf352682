#include "engine/order.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/unicode.hpp"
#include "engine/local.hpp"
#include "engine/titles.hpp"

namespace confsync::engine {

namespace {

/// Who has to be done before whom, among the changes of a plan. `hard` edges hold always, `soft`
/// ones (links to headings) give way.
struct Node {
    std::set<std::size_t> hard;
    std::set<std::size_t> soft;
    std::optional<std::size_t> title;  ///< of `hard`, the one that frees the title
};

class Sequence {
  public:
    Sequence(const Plan& plan, const Facts& facts) : plan_(plan), nodes_(plan.changes.size()) {
        for (std::size_t i = 0; i < plan.changes.size(); ++i) {
            index_.emplace(plan.changes[i].key, i);
            if (plan.changes[i].action == Action::trash) trashed_.emplace(plan.changes[i].id, i);
        }
        for (std::size_t i = 0; i < plan.changes.size(); ++i) {
            add_parent(i, facts);
            add_titles(i, facts);
            add_former_line(i);
            add_deletion(i, facts);
            add_links(i, facts);
        }
    }

    struct Result {
        std::vector<std::size_t> order;
        std::set<std::size_t> dropped;   ///< whose links to headings could not be honoured
        std::set<std::size_t> passing;   ///< that need another title first, so that others go on
        std::vector<std::size_t> stuck;  ///< that wait for each other for good
    };

    Result run() {
        prepare();
        Result result;
        while (result.order.size() < nodes_.size()) {
            if (ready_.empty() && !relax(result.dropped) && !pass(result.passing)) break;
            if (ready_.empty()) continue;
            const auto next = *ready_.begin();
            ready_.erase(ready_.begin());
            result.order.push_back(next);
            release(next);
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (!done_[i]) result.stuck.push_back(i);
        return result;
    }

    /// What `index` still waits for in the final order.
    std::vector<PageKey> after(std::size_t index) const {
        std::set<PageKey> keys;
        for (const auto& edges : {kept_[index].hard, kept_[index].soft})
            for (const auto before : edges) keys.insert(plan_.changes[before].key);
        return {keys.begin(), keys.end()};
    }

  private:
    /// A parent the map does not know yet, or by another path, is known once its change is done;
    /// one that moves stands where it will, so that nothing is put below what still stands below
    /// it.
    void add_parent(std::size_t i, const Facts& facts) {
        const auto& change = plan_.changes[i];
        if (!change.parent_key) return;
        const auto parent = index_.find(*change.parent_key);
        const auto* page = find_page(facts, *change.parent_key);
        if (parent == index_.end() || !page) return;
        const auto& above = plan_.changes[parent->second];
        const bool both_move = change.moves && above.moves;
        const bool needs = change.moves || change.action == Action::create;
        const bool has_another_line = needs && !above.was.empty();
        if (!page->record || both_move || has_another_line || above.action == Action::restore)
            nodes_[i].hard.insert(parent->second);
    }

    void add_titles(std::size_t i, const Facts& facts) {
        if (freed_.empty()) find_freed_titles();
        const auto& change = plan_.changes[i];
        if (change.action != Action::create && change.old_title.empty()) return;
        const auto* tree = find_tree(facts, change.tree);
        const auto frees =
            freed_.find((tree ? tree->space_key : std::string{}) + '\n' + title_key(change.title));
        if (frees == freed_.end() || frees->second == i) return;
        nodes_[i].hard.insert(frees->second);
        nodes_[i].title = frees->second;
    }

    /// A page goes after all that stood below it.
    void add_deletion(std::size_t i, const Facts& facts) {
        const auto& change = plan_.changes[i];
        if (change.action != Action::trash && !change.moves) return;
        const auto* page = find_page(facts, change.key);
        if (!page || !page->remote) return;
        const auto above = trashed_.find(page->remote->parent);
        if (above != trashed_.end() && above->second != i) nodes_[above->second].hard.insert(i);
    }

    /// The line of a page that went elsewhere is moved before its place is taken.
    void add_former_line(std::size_t i) {
        const auto& was = plan_.changes[i].was;
        const auto successor = was.empty() ? index_.end() : index_.find(was);
        if (successor != index_.end()) nodes_[successor->second].hard.insert(i);
    }

    void find_freed_titles() {
        for (std::size_t i = 0; i < plan_.changes.size(); ++i) {
            const auto& change = plan_.changes[i];
            const auto& freed = change.action == Action::trash ? change.title : change.old_title;
            if (freed.empty()) continue;
            for (const auto& tree : plan_.trees)
                if (tree.name == change.tree)
                    freed_.emplace(tree.space_key + '\n' + title_key(freed), i);
        }
    }

    void add_links(std::size_t i, const Facts& facts) {
        const auto* page = find_page(facts, plan_.changes[i].key);
        const bool saves = plan_.changes[i].writes_body || plan_.changes[i].settles;
        if (!page || !page->source || !saves) return;
        for (const auto& link : page->source->links) {
            if (link.fragment.empty()) continue;
            const auto target = index_.find(link.target);
            if (target == index_.end() || target->second == i) continue;
            if (plan_.changes[target->second].action == Action::create)
                nodes_[i].soft.insert(target->second);
        }
    }

    void prepare() {
        kept_ = nodes_;
        done_.assign(nodes_.size(), false);
        followers_.assign(nodes_.size(), {});
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            for (const auto before : nodes_[i].hard) followers_[before].push_back(i);
            for (const auto before : nodes_[i].soft) followers_[before].push_back(i);
            if (nodes_[i].hard.empty() && nodes_[i].soft.empty()) ready_.insert(i);
        }
    }

    void release(std::size_t finished) {
        done_[finished] = true;
        for (const auto follower : followers_[finished]) {
            if (done_[follower]) continue;
            nodes_[follower].hard.erase(finished);
            nodes_[follower].soft.erase(finished);
            if (nodes_[follower].hard.empty() && nodes_[follower].soft.empty())
                ready_.insert(follower);
        }
    }

    /// Nothing is free to go: of the pages held by links only, the one with the fewest goes first.
    bool relax(std::set<std::size_t>& dropped) {
        std::size_t best = nodes_.size();
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (done_[i] || !nodes_[i].hard.empty()) continue;
            if (best == nodes_.size() || nodes_[i].soft.size() < nodes_[best].soft.size()) best = i;
        }
        if (best == nodes_.size()) return false;
        for (const auto before : nodes_[best].soft) kept_[best].soft.erase(before);
        nodes_[best].soft.clear();
        dropped.insert(best);
        ready_.insert(best);
        return true;
    }

    /// Pages that wait for each other's titles: the first of them gives up its own for one that
    /// nobody wants, and gets the wanted one in the end.
    bool pass(std::set<std::size_t>& passing) {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const auto holder = nodes_[i].title;
            const bool waits = !done_[i] && holder && nodes_[i].hard.contains(*holder);
            const auto& change = plan_.changes[i];
            if (!waits || change.id.empty() || change.old_title.empty() || !leads(*holder, i))
                continue;
            nodes_[i].hard.erase(*holder);
            kept_[i].hard.erase(*holder);
            passing.insert(i);
            if (nodes_[i].hard.empty() && nodes_[i].soft.empty()) ready_.insert(i);
            return true;
        }
        return false;
    }

    /// True when `from` waits, over others or not, for `to`.
    bool leads(std::size_t from, std::size_t to) const {
        std::set<std::size_t> passed;
        std::vector<std::size_t> open{from};
        while (!open.empty()) {
            const auto at = open.back();
            open.pop_back();
            if (at == to) return true;
            if (!passed.insert(at).second) continue;
            for (const auto before : nodes_[at].hard) open.push_back(before);
        }
        return false;
    }

    const Plan& plan_;
    std::vector<Node> nodes_;  ///< edges not yet satisfied
    std::vector<Node> kept_;   ///< edges that hold in the result
    std::vector<std::vector<std::size_t>> followers_;
    std::vector<bool> done_;
    std::set<std::size_t> ready_;
    std::map<PageKey, std::size_t> index_;
    std::map<PageId, std::size_t> trashed_;
    std::map<std::string, std::size_t> freed_;
};

void let_pass(Change& change) {
    change.passing_title = passing_title(change.title, change.id);
    change.notes.push_back("in two versions: pages exchange their titles");
}

Finding deadlock(const Change& change) {
    Finding finding;
    finding.action = Action::person;
    finding.key = change.key;
    finding.file = change.file;
    finding.title = change.old_title.empty() ? change.title : change.old_title;
    finding.reason = "waits for a page that waits for it";
    finding.hint = "make the change in two steps, with a push between them";
    finding.id = change.id;
    return finding;
}

}  // namespace

void put_in_order(Plan& plan, const Facts& facts, bool settle_links) {
    std::stable_partition(plan.changes.begin(), plan.changes.end(),
                          [](const Change& change) { return change.action != Action::trash; });
    Sequence sequence(plan, facts);
    const auto result = sequence.run();
    std::vector<Change> changes;
    for (const auto i : result.order) {
        auto change = plan.changes[i];
        change.after = sequence.after(i);
        if (settle_links && result.dropped.contains(i)) change.settles = true;
        if (result.passing.contains(i)) let_pass(change);
        changes.push_back(std::move(change));
    }
    for (const auto i : result.stuck) plan.findings.push_back(deadlock(plan.changes[i]));
    plan.changes = std::move(changes);
}

}  // namespace confsync::engine
