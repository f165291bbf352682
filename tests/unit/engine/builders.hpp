#pragma once

#include <deque>

#include "engine/facts.hpp"
#include "engine/message.hpp"
#include "engine/plan.hpp"

namespace confsync::engine::tests {

/// Builds facts page by page: what a test does not say is the ordinary case, an unchanged page.
class FactsBuilder {
  public:
    struct PageBuilder {
        FactsBuilder& all;
        std::size_t index;

        PageFacts& facts() { return all.facts_.pages[index]; }
        SourcePage& source() { return all.sources_[index]; }
        PageRecord& record() { return all.records_[index]; }

        PageBuilder& local(Local side) {
            facts().local = side;
            return *this;
        }
        PageBuilder& seen(Seen side, const std::string& who = {}) {
            facts().seen = side;
            facts().who = who;
            return *this;
        }
        PageBuilder& is_new() {
            facts().record = nullptr;
            facts().remote.reset();
            facts().local = Local::changed;
            facts().seen = Seen::free;
            return *this;
        }
        PageBuilder& changed() { return local(Local::changed); }
        PageBuilder& gone() {
            facts().source = nullptr;
            return local(Local::absent);
        }
        PageBuilder& below(const std::string& parent) {
            source().parent = PageKey{parent};
            return *this;
        }
        PageBuilder& links_to(const std::string& target, const std::string& fragment = "a") {
            source().links.push_back({PageKey{target}, fragment, {}});
            return *this;
        }
        PageBuilder& retitled(const std::string& title) {
            facts().title = Value::changed;
            facts().wanted.title = title;
            return *this;
        }
        PageBuilder& at_version(int number) {
            facts().remote->version = {number};
            return *this;
        }
    };

    FactsBuilder() {
        facts_.trees.push_back({"docs", "ENG", SpaceId{"1"}, PageId{"900"}, "Home"});
        facts_.site = {"https://wiki.example", AccountId{"bot"}, "Docs Bot"};
    }

    PageBuilder page(const std::string& key) {
        const std::string number = std::to_string(1000 + facts_.pages.size());
        auto& source = sources_.emplace_back();
        source.key = PageKey{key};
        source.file = key;
        source.tree = "docs";
        source.title = key;
        auto& record = records_.emplace_back();
        record.id = PageId{number};
        record.version = {3};
        record.title = key;
        record.parent = PageId{"900"};
        record.body = sha256(key);
        auto& page = facts_.pages.emplace_back();
        page.key = source.key;
        page.source = &source;
        page.record = &record;
        page.tree = "docs";
        page.wanted.title = key;
        page.wanted.rendered = render::Rendered{"<p>" + key + "</p>", {}, {}};
        page.wanted.body = record.body;
        page.local = Local::same;
        page.seen = Seen::same;
        page.seen_title = page.seen_place = SeenValue::same;
        page.remote = RemotePage{};
        page.remote->id = record.id;
        page.remote->version = record.version;
        page.remote->title = key;
        page.remote->parent = record.parent;
        return {*this, facts_.pages.size() - 1};
    }

    Facts& facts() { return facts_; }

  private:
    friend struct PageBuilder;
    Facts facts_;
    std::deque<SourcePage> sources_;
    std::deque<PageRecord> records_;
};

/// "~ a.md, ! b.md": what a plan comes to, changes in order, then findings.
inline std::string marks(const Plan& plan) {
    std::string text;
    const auto add = [&](Action action, const PageKey& key) {
        if (!text.empty()) text += ", ";
        text += row_of(action).mark;
        text += ' ' + key.value;
    };
    for (const auto& change : plan.changes) add(change.action, change.key);
    for (const auto& finding : plan.findings) add(finding.action, finding.key);
    return text;
}

}  // namespace confsync::engine::tests
