#include "engine/plan.hpp"

#include <boost/test/unit_test.hpp>

#include "builders.hpp"

using namespace confsync;
using namespace confsync::engine;
using confsync::engine::tests::FactsBuilder;
using confsync::engine::tests::marks;

BOOST_AUTO_TEST_SUITE(plan)

BOOST_AUTO_TEST_CASE(an_unchanged_tree_has_an_empty_plan) {
    FactsBuilder facts;
    facts.page("a.md");
    facts.page("b.md");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(plan.empty());
    BOOST_TEST(plan.unchanged == 2u);
}

BOOST_AUTO_TEST_CASE(a_page_edited_on_both_sides_is_a_conflict) {
    FactsBuilder facts;
    facts.page("a.md").changed().seen(Seen::edited, "Ada").at_version(5);
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "! a.md");
    BOOST_TEST(plan.findings[0].reason == "edited by Ada and here: pull first");
}

BOOST_AUTO_TEST_CASE(a_page_held_by_a_rollback_is_left_until_its_file_changes) {
    FactsBuilder facts;
    auto page = facts.page("a.md").changed().retitled("New");
    page.record().state = RecordState::held;
    page.record().source = page.source().source = BlobId("aa");
    BOOST_TEST(make_plan(facts.facts(), {}).empty());
    page.source().source = BlobId("bb");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md");
    BOOST_CHECK(plan.changes[0].record.state == RecordState::normal);
}

BOOST_AUTO_TEST_CASE(a_held_page_that_a_person_edits_is_drift) {
    FactsBuilder facts;
    auto page = facts.page("a.md").changed().seen(Seen::edited, "Ada").at_version(5);
    page.record().state = RecordState::held;
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "* a.md");
}

BOOST_AUTO_TEST_CASE(what_a_comment_silences_is_not_in_the_plan) {
    FactsBuilder facts;
    auto page = facts.page("a.md");
    page.source().diagnostics = {{"link-broken", Severity::warning, "m", {"a.md", 3, 1}, {}},
                                 {"link-broken", Severity::warning, "m", {"a.md", 9, 1}, {}}};
    page.source().silences = {{{"link-broken"}, {"a.md", 2, 1}, 2, 4}};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST_REQUIRE(plan.diagnostics.size() == 1u);
    BOOST_TEST(plan.diagnostics[0].where.line == 9);
}

BOOST_AUTO_TEST_CASE(drift_on_a_page_that_is_not_written_is_information) {
    FactsBuilder facts;
    facts.page("a.md").seen(Seen::edited, "Ada").at_version(5);
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "* a.md");
    BOOST_TEST(!plan.has_conflicts());
}

BOOST_AUTO_TEST_CASE(labels_are_set_on_a_drifted_page_without_adopting_its_version) {
    FactsBuilder facts;
    auto page = facts.page("a.md").seen(Seen::edited, "Ada").at_version(5);
    page.source().labels = {"docs"};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md");
    BOOST_TEST(!plan.changes[0].writes_body);
    BOOST_TEST(plan.changes[0].record.version.number == 3);
}

BOOST_AUTO_TEST_CASE(a_new_title_on_a_drifted_page_is_a_conflict) {
    FactsBuilder facts;
    facts.page("a.md").retitled("New").seen(Seen::edited, "Ada").at_version(5);
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "! a.md");
}

BOOST_AUTO_TEST_CASE(a_page_that_loses_a_comment_is_written_unless_that_is_refused) {
    for (const auto& [markers, expected] :
         {std::pair{Markers::none, "~ a.md"}, std::pair{Markers::kept, "~ a.md"},
          std::pair{Markers::lost, "~ a.md"}, std::pair{Markers::refused, "! a.md"}}) {
        FactsBuilder facts;
        facts.page("a.md").changed().facts().markers = markers;
        BOOST_TEST(marks(make_plan(facts.facts(), {})) == expected);
    }
}

BOOST_AUTO_TEST_CASE(comments_at_stake_are_told_and_those_lost_are_bound) {
    FactsBuilder facts;
    auto& page = facts.page("a.md").changed().facts();
    page.carried = CarriedText{
        "<p>carried</p>", {{"r1", "Ada", "one"}, {"r2", "Bob", "two"}}, {{"r3", "Ada", "three"}}};
    const Plan plan = make_plan(facts.facts(), {});
    const auto& change = plan.changes.at(0);
    BOOST_TEST((change.notes == std::vector<std::string>{"2 open comments by Ada, Bob kept",
                                                         "1 open comment by Ada loses its place"}));
    BOOST_TEST((change.lost_comments == std::vector<std::string>{"r3"}));
    BOOST_TEST(change.carried == "<p>carried</p>");
    BOOST_TEST(plan.diagnostics.at(0).code == "comment-lost");
    BOOST_TEST(plan.diagnostics.at(0).message ==
               "the open comment by Ada on \"three\" loses its place: its words are gone");
}

BOOST_AUTO_TEST_CASE(an_error_leaves_only_its_page_out) {
    FactsBuilder facts;
    facts.page("a.md").changed().source().diagnostics.push_back(
        {"not-utf8", Severity::error, "the file is not UTF-8", {"a.md", 2, 1}, ""});
    facts.page("b.md").changed();
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ b.md, x a.md");
    BOOST_TEST(plan.has_errors());
}

BOOST_AUTO_TEST_CASE(parents_are_created_before_children) {
    FactsBuilder facts;
    facts.page("a.md").is_new().below("z/");
    facts.page("z/").is_new();
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "+ z/, + a.md");
    BOOST_TEST(plan.changes[1].after[0].value == "z/");
}

BOOST_AUTO_TEST_CASE(children_of_a_page_that_is_not_created_are_left_out) {
    FactsBuilder facts;
    facts.page("a/").is_new().seen(Seen::taken);
    facts.page("a/b.md").is_new().below("a/");
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "x a/, x a/b.md");
}

BOOST_AUTO_TEST_CASE(a_page_whose_heading_is_linked_to_is_written_first) {
    FactsBuilder facts;
    facts.page("a.md").is_new().links_to("b.md");
    facts.page("b.md").is_new();
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "+ b.md, + a.md");
    BOOST_TEST(!plan.changes[1].settles);
}

BOOST_AUTO_TEST_CASE(a_cycle_of_links_is_settled_by_one_announced_second_version) {
    FactsBuilder facts;
    facts.page("a.md").is_new().links_to("b.md");
    facts.page("b.md").is_new().links_to("a.md");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(plan.changes.size() == 2u);
    BOOST_TEST(plan.changes[0].settles != plan.changes[1].settles);
    PlanOptions leave;
    leave.settle_links = false;
    const Plan left = make_plan(facts.facts(), leave);
    BOOST_TEST(!left.changes[0].settles);
    BOOST_TEST(!left.changes[1].settles);
}

BOOST_AUTO_TEST_CASE(a_parent_that_links_to_its_new_childs_heading_settles) {
    FactsBuilder facts;
    facts.page("z/").is_new().links_to("z/a.md");
    facts.page("z/a.md").is_new().below("z/");
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "+ z/, + z/a.md");
    BOOST_TEST(plan.changes[0].settles);
}

BOOST_AUTO_TEST_CASE(a_title_is_freed_before_it_is_taken) {
    FactsBuilder facts;
    auto taker = facts.page("a.md").is_new();
    taker.facts().wanted.title = "Old";
    auto giver = facts.page("b.md").retitled("New");
    giver.record().title = "Old";
    giver.facts().remote->title = "Old";
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "~ b.md, + a.md");
}

BOOST_AUTO_TEST_CASE(only_the_asked_pages_and_their_unpublished_ancestors_come_along) {
    FactsBuilder facts;
    facts.page("a.md").changed();
    facts.page("z/").is_new();
    facts.page("z/b.md").is_new().below("z/");
    PlanOptions options;
    options.only = {PageKey{"z/b.md"}};
    BOOST_TEST(marks(make_plan(facts.facts(), options)) == "+ z/, + z/b.md");
}

BOOST_AUTO_TEST_CASE(a_recorded_page_without_a_file_is_kept_and_counted) {
    FactsBuilder facts;
    facts.page("a.md").gone();
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(plan.count(Action::orphan) == 1u);
    BOOST_TEST(plan.empty());
}

BOOST_AUTO_TEST_CASE(a_dead_link_to_a_newer_pages_heading_is_settled) {
    FactsBuilder facts;
    facts.page("a.md").facts().unsettled = true;
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md");
    BOOST_TEST(plan.changes[0].settles);
    BOOST_TEST(!plan.changes[0].body.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_made_below_a_page_outside_the_root) {
    for (const auto seen : {Seen::misplaced, Seen::invisible, Seen::trashed, Seen::archived}) {
        FactsBuilder facts;
        facts.page("z/").seen(seen);
        facts.page("z/new.md").is_new().below("z/");
        BOOST_TEST(make_plan(facts.facts(), {}).empty());
    }
}

BOOST_AUTO_TEST_CASE(an_archived_page_is_not_written_for_its_labels) {
    FactsBuilder facts;
    auto page = facts.page("a.md").seen(Seen::archived);
    page.source().labels = {"docs"};
    BOOST_TEST(make_plan(facts.facts(), {}).empty());
}

BOOST_AUTO_TEST_CASE(a_title_is_not_taken_from_a_page_that_keeps_it_after_all) {
    FactsBuilder facts;
    auto taker = facts.page("a.md").is_new();
    taker.facts().wanted.title = "Old";
    taker.facts().freed_by = PageId{"1001"};
    auto giver = facts.page("b.md").retitled("New").seen(Seen::edited, "Ada").at_version(5);
    giver.record().title = "Old";
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "x a.md, ! b.md");
}

BOOST_AUTO_TEST_CASE(a_link_to_a_page_that_is_not_made_settles_nothing) {
    FactsBuilder facts;
    facts.page("a.md").facts().unborn = {PageKey{"b.md"}};
    facts.page("b.md").is_new().seen(Seen::taken);
    BOOST_TEST(marks(make_plan(facts.facts(), {})) == "x b.md");
}

BOOST_AUTO_TEST_CASE(links_are_left_dead_when_settling_is_off) {
    FactsBuilder facts;
    facts.page("a.md").facts().unsettled = true;
    PlanOptions leave;
    leave.settle_links = false;
    BOOST_TEST(make_plan(facts.facts(), leave).empty());
}

BOOST_AUTO_TEST_CASE(a_move_is_recorded_only_once_it_is_done) {
    FactsBuilder facts;
    facts.page("z/");
    auto page = facts.page("z/a.md").changed().below("z/");
    page.facts().place = Value::changed;
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(plan.changes.at(0).moves);
    BOOST_TEST(plan.changes.at(0).record.parent.value == "900");
}

BOOST_AUTO_TEST_CASE(a_page_with_only_another_path_is_recorded_without_a_write) {
    FactsBuilder facts;
    auto page = facts.page("new.md");
    page.facts().was = PageKey{"old.md"};
    page.facts().evidence = "same text";
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "= new.md");
    BOOST_TEST((plan.changes[0].action == Action::rename));
    BOOST_TEST(plan.changes[0].renamed == "was old.md, same text");
    BOOST_TEST(plan.changes[0].was.value == "old.md");
}

BOOST_AUTO_TEST_CASE(drift_of_a_renamed_page_is_told_besides) {
    FactsBuilder facts;
    facts.page("new.md").seen(Seen::edited, "Ada").at_version(5).facts().was = PageKey{"old.md"};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "= new.md");
    BOOST_TEST(plan.changes[0].notes.at(0) == "edited by Ada");
    BOOST_TEST(plan.changes[0].record.version.number == 3);
}

BOOST_AUTO_TEST_CASE(a_file_that_moved_with_its_page_is_not_uploaded_again) {
    FactsBuilder facts;
    auto page = facts.page("new/a.md");
    page.facts().was = PageKey{"old/a.md"};
    page.record().attachments["old/i.png"] = {AttachmentId{"att1"}, {2}, Digest{"d"}};
    page.source().attachments = {{"new/i.png", "i.png", Digest{"d"}}};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "= new/a.md");
    BOOST_TEST(plan.changes[0].attachments.empty());
    const auto& line = plan.changes[0].record.attachments;
    BOOST_TEST_REQUIRE(line.contains("new/i.png"));
    BOOST_TEST(line.at("new/i.png").id.value == "att1");
    BOOST_TEST(line.size() == 1U);
}

BOOST_AUTO_TEST_CASE(who_decides_counts_only_where_both_sides_changed) {
    for (const auto& [seen, expected] :
         {std::pair{SeenValue::changed, "> z/a.md"}, std::pair{SeenValue::prevails, "* z/a.md"}}) {
        FactsBuilder facts;
        facts.page("z/");
        auto page = facts.page("z/a.md").below("z/");
        page.facts().place = Value::changed;
        page.facts().seen_place = seen;
        BOOST_TEST(marks(make_plan(facts.facts(), {})) == expected);
    }
}

BOOST_AUTO_TEST_CASE(where_confluence_decides_the_body_is_written_under_its_title) {
    FactsBuilder facts;
    auto page = facts.page("a.md").changed().retitled("Ours").seen(Seen::same_text).at_version(4);
    page.facts().seen_title = SeenValue::prevails;
    page.facts().remote->title = "Theirs";
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "~ a.md");
    BOOST_TEST(plan.changes[0].title == "Theirs");
    BOOST_TEST(plan.changes[0].expected.number == 4);
}

BOOST_AUTO_TEST_CASE(a_title_held_by_a_page_whose_file_is_gone_is_told_with_its_ways_out) {
    FactsBuilder facts;
    auto page = facts.page("new.md").is_new().seen(Seen::held, "old.md");
    page.facts().holder_gone = PageKey{"old.md"};
    const Plan plan = make_plan(facts.facts(), {});
    BOOST_TEST(marks(plan) == "! new.md");
    BOOST_TEST(plan.findings[0].reason ==
               "the title is held by the page of old.md, whose file is gone");
    BOOST_TEST(plan.findings[0].hint.find("confsync map mv old.md new.md") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
