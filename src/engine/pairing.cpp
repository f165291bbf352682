#include "engine/pairing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.hpp"

namespace confsync::engine {

namespace {

/// The last name of a path; that of its folder for what a folder's page is made of.
std::string_view name_of(std::string_view path) {
    if (path.ends_with('/')) path.remove_suffix(1);
    return path.substr(path.rfind('/') + 1);
}

struct Candidate {
    int percent;
    const PageKey* was;
    const PageKey* now;

    /// The best first: more alike, the same name, then by path.
    auto rank() const {
        return std::tuple(-percent, name_of(was->value) != name_of(now->value), *was, *now);
    }
};

class Pairing {
  public:
    Pairing(const std::vector<SourcePage>& pages, const Records& records) : records_(records) {
        std::set<PageKey> present;
        for (const auto& page : pages) present.insert(page.key);
        for (const auto& [key, record] : records)
            if (!present.contains(key)) gone_.insert(key);
        for (const auto& page : pages) {
            pages_.emplace(page.key, &page);
            if (page.parent) below_[*page.parent].push_back(page.key);
            if (!records.contains(page.key)) fresh_.insert(page.key);
        }
    }

    bool is_over() const { return gone_.empty() || fresh_.empty(); }

    /// One rename may make the way free for another: b to c, then a to b.
    void as_said(const std::vector<Moved>& moved) {
        for (std::size_t before = pairs_.size() + 1; before != pairs_.size();) {
            before = pairs_.size();
            for (const Moved& each : moved) as_said(each);
        }
    }

    void by_blob() {
        std::map<BlobId, std::vector<PageKey>> fresh;
        for (const auto& key : fresh_)
            if (const auto& blob = pages_.at(key)->source; !blob.empty())
                fresh[blob].push_back(key);
        std::vector<Candidate> candidates;
        for (const auto& key : gone_) {
            const auto found = fresh.find(records_.at(key).source);
            if (found == fresh.end()) continue;
            add_equal(candidates, key, found->second);
        }
        take_best(std::move(candidates), [](int) { return std::string("same text"); });
    }

    void by_likeness(const Likenesses& likenesses) {
        std::vector<PageKey> earlier;
        std::vector<EarlierText> texts;
        for (const auto& key : gone_) {
            const auto& record = records_.at(key);
            if (record.source.empty()) continue;
            earlier.push_back(key);
            const bool known_gone = record.state == RecordState::kept;
            texts.push_back({path_of(key, record), record.source, known_gone});
        }
        std::vector<PageKey> present;
        for (const auto& key : fresh_)
            if (!pages_.at(key)->source.empty()) present.push_back(key);
        if (texts.empty() || present.empty()) return;
        std::vector<Candidate> candidates;
        for (const auto& like : likenesses(texts, present))
            candidates.push_back({like.percent, &earlier[like.text], &present[like.page]});
        take_best(std::move(candidates),
                  [](int percent) { return fmt::format("{} % similar", percent); });
    }

    /// What stood below a folder's page tells where that page is now. Inner folders first: outer
    /// ones are told by them.
    void folders() {
        std::map<PageId, PageKey> gone;
        for (const auto& key : gone_)
            if (key.value.ends_with('/')) gone.emplace(records_.at(key).id, key);
        const std::set<PageKey> fresh = fresh_;
        for (auto key = fresh.rbegin(); key != fresh.rend(); ++key)
            if (key->value.ends_with('/')) find_folder(*key, gone);
    }

    std::vector<Pair> pairs() && {
        std::ranges::sort(pairs_, {}, &Pair::now);
        return std::move(pairs_);
    }

  private:
    void as_said(const Moved& moved) {
        const auto from = recorded_at(moved.from);
        const auto to = page_at(moved.to);
        if (from && to) take_said(*from, *to);
        folder_as_said(moved);
    }

    /// The key of a path, as a file or as a folder.
    std::optional<PageKey> recorded_at(const std::string& path) const {
        for (const auto& key : {PageKey{path}, PageKey{path + "/"}})
            if (records_.contains(key)) return key;
        for (const auto& [key, record] : records_)
            if (record.file == path) return key;
        return std::nullopt;
    }

    std::optional<PageKey> page_at(const std::string& path) const {
        for (const auto& key : {PageKey{path}, PageKey{path + "/"}})
            if (pages_.contains(key)) return key;
        for (const auto& [key, page] : pages_)
            if (page->file == path) return key;
        return std::nullopt;
    }

    /// The line may be that of a path where another file stands now: that one is new then.
    void take_said(const PageKey& was, const PageKey& now) {
        const bool free = records_.contains(was) && !taken_.contains(was) && fresh_.contains(now);
        if (!free) return;
        take(was, now, "as [[moved]] says");
        if (pages_.contains(was)) fresh_.insert(was);
    }

    void folder_as_said(const Moved& moved) {
        const std::string from = moved.from + "/";
        const std::set<PageKey> gone = gone_;
        for (auto at = gone.lower_bound(PageKey{from}); at != gone.end(); ++at) {
            if (!at->value.starts_with(from)) break;
            const PageKey to{moved.to + "/" + at->value.substr(from.size())};
            if (pages_.contains(to)) take_said(*at, to);
        }
    }

    /// As many as there are of either: files of one text (often an empty one) are no square.
    static void add_equal(std::vector<Candidate>& candidates, const PageKey& gone,
                          const std::vector<PageKey>& fresh) {
        constexpr std::size_t most = 50;
        std::size_t added = 0;
        for (const auto& key : fresh) {
            const bool same_name = name_of(key.value) == name_of(gone.value);
            if (!same_name && added >= most) continue;
            ++added;
            candidates.push_back({100, &gone, &key});
        }
    }

    template <class Evidence>
    void take_best(std::vector<Candidate> candidates, const Evidence& evidence) {
        std::ranges::sort(candidates, {}, &Candidate::rank);
        std::vector<Pair> best;
        std::set<PageKey> used;
        for (const auto& candidate : candidates) {
            if (used.contains(*candidate.was) || used.contains(*candidate.now)) continue;
            used.insert(*candidate.was);
            used.insert(*candidate.now);
            best.push_back({*candidate.was, *candidate.now, evidence(candidate.percent)});
        }
        for (const auto& pair : best) take(pair.was, pair.now, pair.evidence);
    }

    void take(const PageKey& was, const PageKey& now, std::string evidence) {
        pairs_.push_back({was, now, std::move(evidence)});
        taken_.insert(was);
        was_.emplace(now, was);
        gone_.erase(was);
        fresh_.erase(now);
    }

    const PageRecord* record_of(const PageKey& key) const {
        const auto was = was_.find(key);
        const auto found = records_.find(was == was_.end() ? key : was->second);
        const bool own = was != was_.end() || !taken_.contains(key);
        return found == records_.end() || !own ? nullptr : &found->second;
    }

    void find_folder(const PageKey& folder, std::map<PageId, PageKey>& gone) {
        std::map<PageId, std::size_t> votes;
        for (const auto& key : below_[folder])
            if (const auto* record = record_of(key); record && gone.contains(record->parent))
                ++votes[record->parent];
        const auto best = std::ranges::max_element(votes, [&](const auto& a, const auto& b) {
            return std::tuple(a.second, gone.at(b.first)) < std::tuple(b.second, gone.at(a.first));
        });
        if (best == votes.end()) return;
        const PageKey was = gone.at(best->first);
        if (!is_enough(was, folder, best->second)) return;
        gone.erase(best->first);
        take(was, folder, fmt::format("with {} below it", counted(best->second, "page")));
    }

    /// A folder's page without a text is nothing but its place; one with a text is followed when
    /// most of its pages went along.
    bool is_enough(const PageKey& was, const PageKey& now, std::size_t votes) const {
        const auto& record = records_.at(was);
        if (record.source.empty() || pages_.at(now)->source.empty()) return true;
        const auto below = std::ranges::count_if(
            records_, [&](const auto& line) { return line.second.parent == record.id; });
        return votes * 2 > static_cast<std::size_t>(below);
    }

    const Records& records_;
    std::map<PageKey, const SourcePage*> pages_;
    std::map<PageKey, std::vector<PageKey>> below_;  ///< by parent
    std::set<PageKey> gone_;                         ///< lines without a file, not paired yet
    std::set<PageKey> fresh_;                        ///< pages without a line, not paired yet
    std::set<PageKey> taken_;                        ///< lines that have a page under another key
    std::map<PageKey, PageKey> was_;
    std::vector<Pair> pairs_;
};

}  // namespace

std::vector<Pair> pair_renames(const std::vector<SourcePage>& pages, const Records& records,
                               const std::vector<Moved>& moved, const Likenesses& likenesses) {
    Pairing pairing(pages, records);
    pairing.as_said(moved);
    if (!pairing.is_over()) pairing.by_blob();
    if (!pairing.is_over()) pairing.by_likeness(likenesses);
    if (!pairing.is_over()) pairing.folders();
    return std::move(pairing).pairs();
}

std::string told_rename(const std::string& was, const std::string& evidence) {
    return fmt::format("was {}, {}", was, evidence);
}

const std::string& path_of(const PageKey& key, const PageRecord& record) {
    return record.file.empty() ? key.value : record.file;
}

}  // namespace confsync::engine
