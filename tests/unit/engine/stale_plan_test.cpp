#include "engine/stale_plan.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync;
using namespace confsync::engine;

namespace {

Change update_of(const std::string& path) {
    Change change;
    change.action = Action::update;
    change.key = PageKey(path);
    change.file = path;
    change.id = PageId("1001");
    change.expected = {7};
    change.writes_body = true;
    change.body = "<p>new</p>";
    change.record.id = change.id;
    change.title = "Install";
    change.record.title = "Install";
    change.record.source = BlobId("b1");
    change.record.commit = CommitId("9c1f");
    change.record.body = Digest("d1");
    return change;
}

Plan plan_of(std::vector<Change> changes) {
    Plan plan;
    plan.profile = "default";
    plan.site = "https://acme.example/wiki";
    plan.changes = std::move(changes);
    return plan;
}

std::string reason(const Plan& saved, const Plan& fresh) {
    return why_stale(saved, fresh).value_or("");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stale_plan)

BOOST_AUTO_TEST_CASE(the_same_plan_is_not_stale) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    BOOST_TEST(reason(saved, saved) == "");
}

BOOST_AUTO_TEST_CASE(a_squash_merge_of_the_same_content_is_not_stale) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    Plan fresh = saved;
    fresh.head = CommitId("aaaa");
    fresh.changes[0].record.commit = CommitId("aaaa");
    fresh.changes[0].message = "Published from aaaa";
    BOOST_TEST(reason(saved, fresh) == "");
}

BOOST_AUTO_TEST_CASE(each_thing_that_moved_is_named) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    struct Row {
        void (*move)(Plan&);
        const char* reason;
    };
    const Row rows[] = {
        {[](Plan& p) { p.site = "https://b/wiki"; },
         "it is for https://acme.example/wiki, this is https://b/wiki"},
        {[](Plan& p) { p.profile = "staging"; }, "it is for profile default, this is staging"},
        {[](Plan& p) { p.form = Digest("f"); }, "another renderer or other options made it"},
        {[](Plan& p) { p.configuration = Digest("c"); }, "the configuration has changed since"},
        {[](Plan& p) { p.trees.push_back({}); }, "a tree's space or root page has changed since"},
        {[](Plan& p) { p.changes[0].id = PageId("2"); }, "docs/a.md stands for another page"},
        {[](Plan& p) { p.changes[0].expected = {8}; },
         "docs/a.md is at v8 in Confluence, not at v7 as planned"},
        {[](Plan& p) { p.changes[0].action = Action::move; },
         "docs/a.md would now be planned as move, not as update"},
        {[](Plan& p) { p.changes[0].record.source = BlobId("b2"); },
         "docs/a.md is another text now"},
        {[](Plan& p) { p.changes[0].body += " "; }, "docs/a.md renders to other bytes now"},
        {[](Plan& p) { p.changes[0].title = "Setup"; }, "docs/a.md would get another title now"},
        {[](Plan& p) { p.changes[0].parent_key = PageKey("docs/"); },
         "docs/a.md would stand below another page now"},
        {[](Plan& p) { p.changes[0].attachments.push_back({}); },
         "docs/a.md has other attachments now"},
        {[](Plan& p) { p.changes[0].add_labels = {"x"}; }, "docs/a.md would get other labels now"},
        {[](Plan& p) { p.changes[0].after = {PageKey("docs/z.md")}; },
         "docs/a.md would be written in another order now"},
        {[](Plan& p) { p.changes[0].record.inputs = Digest("i"); },
         "docs/a.md has another line in the map now"},
        {[](Plan& p) { p.changes.push_back(update_of("docs/b.md")); },
         "docs/b.md would have to be written too"},
        {[](Plan& p) { p.changes.clear(); }, "docs/a.md: has nothing to change any more"},
    };
    for (const auto& row : rows) {
        Plan fresh = saved;
        row.move(fresh);
        BOOST_TEST(reason(saved, fresh) == row.reason);
    }
}

BOOST_AUTO_TEST_CASE(a_page_that_became_a_conflict_is_told_with_its_reason) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    Plan fresh = plan_of({});
    Finding finding;
    finding.action = Action::conflict;
    finding.key = PageKey("docs/a.md");
    finding.reason = "edited by Ada and here: pull first";
    fresh.findings = {finding};
    BOOST_TEST(reason(saved, fresh) == "docs/a.md: edited by Ada and here: pull first");
}

BOOST_AUTO_TEST_CASE(our_own_write_of_a_run_cut_short_does_not_make_the_plan_stale) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    Plan fresh = saved;
    fresh.changes[0].action = Action::record;
    fresh.changes[0].expected = {8};
    fresh.changes[0].writes_body = false;
    fresh.changes[0].body.clear();
    BOOST_TEST(reason(saved, fresh) == "");
}

BOOST_AUTO_TEST_CASE(a_parent_that_a_run_cut_short_has_made_does_not_make_the_child_stale) {
    Change child = update_of("docs/new/a.md");
    child.parent_key = PageKey("docs/new/");
    child.after = {PageKey("docs/new/")};
    Plan fresh = plan_of({child});
    fresh.changes[0].after.clear();
    fresh.changes[0].record.parent = PageId("77");
    BOOST_TEST(reason(plan_of({child}), fresh) == "");
}

BOOST_AUTO_TEST_CASE(what_the_map_knows_as_done_is_taken_out) {
    const Plan saved = plan_of({update_of("docs/a.md"), update_of("docs/b.md")});
    PageRecord done = saved.changes[0].record;
    done.version = {8};
    const Plan rest = without_done(saved, {{PageKey("docs/a.md"), done}});
    BOOST_REQUIRE(rest.changes.size() == 1);
    BOOST_TEST(rest.changes[0].file == "docs/b.md");
}

BOOST_AUTO_TEST_CASE(a_line_at_the_planned_version_is_not_done) {
    const Plan saved = plan_of({update_of("docs/a.md")});
    PageRecord before = saved.changes[0].record;
    before.version = {7};
    BOOST_TEST(without_done(saved, {{PageKey("docs/a.md"), before}}).changes.size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
