#include "commands/views_plan.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/commands/sample_plan.hpp"

using namespace confsync;
using namespace confsync::commands;

BOOST_AUTO_TEST_SUITE(views_plan)

BOOST_AUTO_TEST_CASE(a_plan_looks_as_the_contract_shows_it) {
    BOOST_TEST(
        human(sample_plan(), {}) ==
        "confsync will change 4 of 212 pages in ENG (acme.atlassian.net), from 41d9e0f to HEAD "
        "9c1fe22\n"
        R"(
  + docs/guide/retries.md  "Retries"  new below "Guide", 1 image
  ~ docs/guide/install.md  "Install"  v7 → v8, changed here
  > docs/ops/oncall.md     "On call"  moved below "Operations"
  ! docs/faq.md            "FAQ"      edited by Ada and here: pull first (v4 → v6)
      hint: look at it in Confluence
  (+ new page; ~ new version; > other place in the tree; ! changed on both sides)

)"
        "Plan: 1 to create, 1 to update, 1 to move, 0 to delete; 1 in conflict. 208 unchanged, 3 "
        "kept without a file.\n"
        R"(
docs/guide/install.md:12:3: warning: there is no x.md [link-broken]
    hint: correct the path
)");
}

BOOST_AUTO_TEST_CASE(an_empty_plan_says_so) {
    engine::Plan plan = sample_plan();
    plan.changes.clear();
    plan.findings.clear();
    plan.diagnostics.clear();
    plan.synced_commit = plan.head;
    BOOST_TEST(
        human(plan, {}) ==
        "confsync will change none of 208 pages in ENG (acme.atlassian.net), at HEAD "
        "9c1fe22\n\nPlan: 0 to create, 0 to update, 0 to move, 0 to delete. 208 unchanged.\n");
}

BOOST_AUTO_TEST_CASE(before_the_first_commit_no_commit_is_named) {
    engine::Plan plan = sample_plan();
    plan.head = {};
    BOOST_TEST(human(plan, {}).find("(acme.atlassian.net), before the first commit\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_of_the_server_cannot_steer_the_terminal) {
    engine::Plan plan = sample_plan();
    plan.findings[0].title = "\x1b[2J\r\nFAQ";
    plan.findings[0].reason = "edited by \x1b]0;Ada\x07";
    plan.diagnostics[0].message = "\x1b[31m";
    BOOST_TEST(human(plan, {}).find('\x1b') == std::string::npos);
    BOOST_TEST(human(plan, {}).find('\r') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(colours_paint_marks_and_paths) {
    BOOST_TEST(human(sample_plan(), {true, 80}).find("\x1b[32m+\x1b[0m \x1b[32mdocs/guide") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_exception_of_one_version_a_page_is_announced) {
    engine::Plan plan = sample_plan();
    plan.changes[0].settles = true;
    BOOST_TEST(human(plan, {}).find("then a second version, for links to headings of new pages") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_host_is_what_stands_between_scheme_and_path) {
    BOOST_TEST(host_of("https://acme.atlassian.net/wiki") == "acme.atlassian.net");
    BOOST_TEST(host_of("http://127.0.0.1:8090") == "127.0.0.1:8090");
    BOOST_TEST(host_of("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
