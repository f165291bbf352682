#include "engine/deletions.hpp"

#include <boost/test/unit_test.hpp>

#include "builders.hpp"

using namespace confsync;
using namespace confsync::engine;
using confsync::engine::tests::FactsBuilder;
using confsync::engine::tests::marks;

namespace {

FactsBuilder::PageBuilder removed(FactsBuilder& facts, const std::string& key) {
    auto page = facts.page(key).gone().local(Local::removed);
    page.facts().proof = Proof::ours;
    return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deletions)

BOOST_AUTO_TEST_CASE(a_page_that_is_ours_and_as_it_was_published_goes_to_the_trash) {
    for (const auto seen : {Seen::unread, Seen::same, Seen::same_text, Seen::own_before}) {
        FactsBuilder facts;
        removed(facts, "a.md").seen(seen);
        BOOST_TEST(marks(make_plan(facts.facts(), {})) == "- a.md");
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_somebody_edited_is_left_to_a_person) {
    for (const auto seen : {Seen::edited, Seen::foreign, Seen::rewound}) {
        FactsBuilder facts;
        removed(facts, "a.md").seen(seen, "Ada");
        BOOST_TEST(marks(make_plan(facts.facts(), {})) == "! a.md");
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_to_be_deleted_is_kept) {
    for (const auto seen : {Seen::archived, Seen::invisible}) {
        FactsBuilder facts;
        removed(facts, "a.md").seen(seen);
        BOOST_TEST(marks(make_plan(facts.facts(), {})) == "o a.md");
    }
}

BOOST_AUTO_TEST_CASE(of_a_page_in_the_trash_whose_file_is_gone_there_is_nothing_to_say) {
    for (const auto local : {Local::absent, Local::removed}) {
        FactsBuilder facts;
        removed(facts, "a.md").local(local).seen(Seen::trashed);
        const Plan plan = make_plan(facts.facts(), {});
        BOOST_TEST(marks(plan) == "");
        BOOST_TEST(plan.unchanged == 0U);
    }
}

BOOST_AUTO_TEST_CASE(a_page_outside_the_trees_is_never_deleted) {
    FactsBuilder facts;
    removed(facts, "a.md").seen(Seen::misplaced);
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "x a.md");
}

BOOST_AUTO_TEST_CASE(a_page_without_a_proof_in_its_history_is_left_to_a_person) {
    FactsBuilder facts;
    removed(facts, "a.md").facts().proof = Proof::none;
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "! a.md");
    BOOST_TEST(plan.findings[0].reason.find("nothing in its history") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_of_others_below_it_keep_it_and_all_above_it) {
    FactsBuilder facts;
    auto outer = removed(facts, "a/");
    auto inner = removed(facts, "a/b.md");
    outer.facts().children = {{inner.record().id, "B"}};
    inner.facts().children = {{PageId{"77"}, "Somebody's"}};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "! a/, ! a/b.md");
    BOOST_TEST(plan.findings[1].reason.ends_with("\"Somebody's\""));
}

BOOST_AUTO_TEST_CASE(what_stands_below_goes_first) {
    FactsBuilder facts;
    auto outer = removed(facts, "a/");
    auto inner = removed(facts, "a/b.md");
    outer.facts().children = {{inner.record().id, "B"}};
    inner.facts().remote->parent = outer.record().id;
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "- a/b.md, - a/");
    BOOST_TEST_REQUIRE(plan.changes[1].after.size() == 1U);
    BOOST_TEST(plan.changes[1].after[0].value == "a/b.md");
}

BOOST_AUTO_TEST_CASE(a_page_that_moves_away_does_so_before) {
    FactsBuilder facts;
    auto outer = removed(facts, "a/");
    auto moving = facts.page("z.md");
    outer.facts().children = {{moving.record().id, "Z"}};
    moving.facts().remote->parent = outer.record().id;
    moving.facts().place = Value::changed;
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "> z.md, - a/");
    BOOST_TEST(plan.changes[1].after[0].value == "z.md");
}

BOOST_AUTO_TEST_CASE(its_title_is_free_for_another_page_afterwards) {
    FactsBuilder facts;
    auto gone = removed(facts, "a.md");
    gone.facts().tree = "docs";
    gone.facts().remote->title = "Guide";
    auto fresh = facts.page("b.md").is_new();
    fresh.facts().wanted.title = "Guide";
    fresh.facts().freed_by = gone.record().id;
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "- a.md, + b.md");
}

BOOST_AUTO_TEST_CASE(a_page_in_the_trash_comes_back_when_asked_for) {
    FactsBuilder facts;
    facts.page("a.md").changed().seen(Seen::returning);
    facts.page("b.md").seen(Seen::trashed);
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "^ a.md, ! b.md");
    BOOST_TEST(!plan.changes[0].writes_body);
    BOOST_TEST(plan.findings[0].hint ==
               "bring it back: confsync push --restore b.md; or remove the file");
}

BOOST_AUTO_TEST_SUITE_END()
