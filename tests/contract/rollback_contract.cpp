#include <boost/test/unit_test.hpp>

#include "contract/remote_contract.hpp"
#include "engine/message.hpp"
#include "engine/rollback.hpp"

using namespace confsync;
using namespace confsync::engine;

namespace {

/// A site with a page that a run took from version 1 to 2, and the receipt of that run.
template <class Site>
struct Given {
    Given() : page(site.make("Guide")) {
        auto& record = state.pages[PageKey{"docs/a.md"}];
        record.id = page.id;
        record.version = {2};
        record.title = "Guide";
        wish.state = &state;
        wish.site = site.remote().site({});
        const Space space = site.space();
        wish.trees = {{"docs", space.key, space.id, space.home, space.name}};
        wish.tree_of = [](const PageKey&) { return std::string("docs"); };
        write({1}, "<p>wrong</p>", "Published");
        add_outcome({1}, {2});
    }

    void write(Version over, const std::string& body, const std::string& message) {
        site.remote().update({page.id, over, "Guide", body, message}, {});
    }
    void add_outcome(Version from, Version to) {
        Outcome outcome;
        outcome.key = PageKey{"docs/a.md"};
        outcome.action = from.number == 0 ? Action::create : Action::update;
        outcome.id = page.id;
        outcome.from = from;
        outcome.to = to;
        outcome.title = "Guide";
        wish.run.outcomes = {outcome};
    }
    Plan plan() { return plan_rollback(wish, site.remote(), {}); }

    Site site;
    RemotePage page;
    State state;
    RollbackWish wish;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(a_rollback)

BOOST_AUTO_TEST_CASE_TEMPLATE(writes_the_text_from_before_the_run_and_holds_the_page, Site,
                              contract::Sites) {
    Given<Site> given;
    const Plan plan = given.plan();
    BOOST_TEST_REQUIRE(plan.changes.size() == 1u);
    const Change& change = plan.changes[0];
    BOOST_TEST(change.body.find("text") != std::string::npos);
    BOOST_TEST(change.expected.number == 2);
    BOOST_CHECK(change.record.state == RecordState::held);
    BOOST_TEST(plan.partial);
    check_preconditions(plan, given.site.remote(), {});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(leaves_what_was_written_since_to_a_person, Site, contract::Sites) {
    Given<Site> given;
    given.write({2}, "<p>repaired</p>", "");
    const Plan plan = given.plan();
    BOOST_TEST(plan.empty());
    BOOST_TEST(plan.count(Action::person) == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(that_was_cut_only_records_what_it_had_written, Site,
                              contract::Sites) {
    Given<Site> given;
    const Change cut = given.plan().changes.at(0);
    given.write({2}, cut.body, cut.message);
    const Plan plan = given.plan();
    BOOST_TEST(plan.count(Action::record) == 1u);
    BOOST_TEST(!plan.changes.at(0).writes_body);
    BOOST_TEST(plan.changes.at(0).record.version.number == 3);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(deletes_no_page_and_says_so, Site, contract::Sites) {
    Given<Site> given;
    given.add_outcome({0}, {1});
    const Plan plan = given.plan();
    BOOST_TEST(plan.empty());
    BOOST_TEST_REQUIRE(plan.diagnostics.size() == 1u);
    BOOST_TEST(plan.diagnostics[0].code == "rollback-keeps");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(follows_a_page_to_its_new_key, Site, contract::Sites) {
    Given<Site> given;
    auto line = given.state.pages.extract(PageKey{"docs/a.md"});
    line.key() = PageKey{"docs/b.md"};
    given.state.pages.insert(std::move(line));
    BOOST_TEST(given.plan().changes.at(0).key.value == "docs/b.md");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(does_not_write_outside_the_root_of_the_tree, Site, contract::Sites) {
    Given<Site> given;
    given.wish.trees[0].root = given.site.make("Elsewhere").id;
    BOOST_TEST(given.plan().empty());
    given.state.pages.clear();
    BOOST_TEST(given.plan().count(Action::person) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
