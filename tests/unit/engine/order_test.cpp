#include "engine/order.hpp"

#include <boost/test/unit_test.hpp>

#include "builders.hpp"
#include "engine/titles.hpp"

using namespace confsync;
using namespace confsync::engine;
using confsync::engine::tests::FactsBuilder;
using confsync::engine::tests::marks;

namespace {

/// A page whose title becomes another one.
void retitle(FactsBuilder& facts, const std::string& key, const std::string& from,
             const std::string& to) {
    auto page = facts.page(key).retitled(to);
    page.record().title = from;
    page.facts().remote->title = from;
}

std::size_t passing(const Plan& plan) {
    return static_cast<std::size_t>(std::ranges::count_if(
        plan.changes, [](const Change& change) { return !change.passing_title.empty(); }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order)

BOOST_AUTO_TEST_CASE(two_pages_swap_titles_by_one_announced_second_version) {
    FactsBuilder facts;
    retitle(facts, "a.md", "A", "B");
    retitle(facts, "b.md", "B", "A");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md, ~ b.md");
    BOOST_TEST(plan.changes[0].passing_title == "B (renaming 1000)");
    BOOST_TEST(plan.changes[0].notes.back() == "in two versions: pages exchange their titles");
    BOOST_TEST(passing(plan) == 1U);
    BOOST_TEST(plan.changes[1].after[0].value == "a.md");
}

BOOST_AUTO_TEST_CASE(a_cycle_of_three_costs_one_second_version) {
    FactsBuilder facts;
    retitle(facts, "a.md", "A", "B");
    retitle(facts, "b.md", "B", "C");
    retitle(facts, "c.md", "C", "A");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md, ~ c.md, ~ b.md");
    BOOST_TEST(passing(plan) == 1U);
}

BOOST_AUTO_TEST_CASE(a_chain_of_titles_costs_none) {
    FactsBuilder facts;
    retitle(facts, "a.md", "A", "B");
    retitle(facts, "b.md", "B", "C");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ b.md, ~ a.md");
    BOOST_TEST(passing(plan) == 0U);
}

BOOST_AUTO_TEST_CASE(two_cycles_cost_one_each) {
    FactsBuilder facts;
    retitle(facts, "a.md", "A", "B");
    retitle(facts, "b.md", "B", "A");
    retitle(facts, "c.md", "C", "D");
    retitle(facts, "d.md", "D", "C");
    BOOST_TEST(passing(make_plan(facts.facts(), {})) == 2U);
}

BOOST_AUTO_TEST_CASE(half_an_exchange_that_was_cut_goes_on_without_another) {
    FactsBuilder facts;
    retitle(facts, "a.md", passing_title("B", PageId{"1000"}), "B");
    retitle(facts, "b.md", "B", "A");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ b.md, ~ a.md");
    BOOST_TEST(passing(plan) == 0U);
}

BOOST_AUTO_TEST_CASE(a_page_moves_only_below_one_that_stands_where_it_will) {
    FactsBuilder facts;
    auto inner = facts.page("a/b/").below("z/");
    inner.facts().place = Value::changed;
    auto outer = facts.page("z/");
    outer.facts().place = Value::changed;
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "> z/, > a/b/");
}

BOOST_AUTO_TEST_CASE(the_line_of_a_page_is_moved_before_its_place_is_taken) {
    FactsBuilder facts;
    facts.page("b.md").changed().facts().was = PageKey{"a.md"};
    facts.page("c.md").facts().was = PageKey{"b.md"};
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "= c.md, ~ b.md");
}

BOOST_AUTO_TEST_SUITE_END()
