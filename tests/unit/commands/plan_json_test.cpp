#include "commands/plan_json.hpp"

#include <boost/test/unit_test.hpp>

#include "base/error.hpp"
#include "base/text.hpp"
#include "unit/commands/sample_plan.hpp"

using namespace confsync;
using namespace confsync::commands;

namespace {

std::string refusal(const std::string& text) {
    try {
        parse_plan(text, "plan.json");
    } catch (const Error& error) {
        return std::string(to_string(error.kind())) + ": " + error.message();
    }
    return "read";
}

std::string edited(const std::string& from, const std::string& to) {
    const std::string text = plan_document(sample_plan());
    BOOST_REQUIRE(text.find(from) != std::string::npos);
    return replace_all(text, from, to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_json)

BOOST_AUTO_TEST_CASE(a_plan_comes_back_as_it_was_saved) {
    const auto plan = sample_plan();
    const auto read = parse_plan(plan_document(plan), "plan.json");
    BOOST_CHECK(read.changes == plan.changes);
    BOOST_CHECK(read.findings == plan.findings);
    BOOST_CHECK(read.diagnostics == plan.diagnostics);
    BOOST_CHECK(read.trees == plan.trees);
    BOOST_TEST(plan_document(read) == plan_document(plan));
}

BOOST_AUTO_TEST_CASE(texts_for_reviewers_come_back_too) {
    auto plan = sample_plan();
    engine::PageDifference page;
    page.key = plan.changes[1].key;
    page.file = plan.changes[1].file;
    page.title = "Install";
    page.version = {7};
    page.there = page.stored_there = "<p>old</p>\n";
    page.here = page.stored_here = "<p>new</p>\n";
    page.in_storage = true;
    plan.differences = {page};
    const auto read = parse_plan(plan_document(plan), "plan.json");
    BOOST_REQUIRE(read.differences.size() == 1);
    BOOST_TEST(read.differences[0].stored_there == "<p>old</p>\n");
    BOOST_TEST(read.differences[0].in_storage);
    BOOST_TEST(plan_document(read) == plan_document(plan));
}

BOOST_AUTO_TEST_CASE(a_plan_is_told_by_its_magic_key) {
    BOOST_TEST(is_plan(plan_document(sample_plan())));
    BOOST_TEST(!is_plan("# A page about \"confsync_plan\"\n"));
    BOOST_TEST(!is_plan("{\"schema\": 1}"));
    BOOST_TEST(!is_plan(""));
}

BOOST_AUTO_TEST_CASE(what_is_no_plan_is_refused_with_its_place) {
    BOOST_TEST(refusal("{\"confsync_plan\": 1").starts_with("failed: not a plan: broken JSON"));
    BOOST_TEST(refusal("[]") == "failed: not a plan: it lacks the key \"confsync_plan\"");
    BOOST_TEST(refusal(edited("\"confsync_plan\": 1", "\"confsync_plan\": 2")) ==
               "failed: a plan of schema 2, which this version does not read");
    BOOST_TEST(refusal(edited("\"expected\": 7", "\"expected\": -7")) ==
               "configuration: changes[1].expected must be a whole number, not negative");
    BOOST_TEST(refusal(edited("\"writes_body\": true", "\"writes_body\": \"yes\"")) ==
               "configuration: changes[0].writes_body must be true or false");
    BOOST_TEST(refusal(edited("\"action\": \"move\"", "\"action\": \"drift\"")) ==
               "configuration: changes[2].action is \"drift\", which is none that can stand there");
    BOOST_TEST(refusal(edited("\"id\": \"1001\"", "\"ident\": \"1001\"")) ==
               "configuration: changes[1].id and the action do not fit together");
    BOOST_TEST(refusal(edited("\"reason\": \"new\"", "\"reason\": \"new\", \"surprise\": 1")) ==
               "configuration: changes[0].surprise is not known to this version");
}

BOOST_AUTO_TEST_CASE(a_plan_made_offline_is_refused) {
    auto plan = sample_plan();
    plan.offline = true;
    BOOST_TEST(refusal(plan_document(plan)) ==
               "refused: this plan was made without asking Confluence");
}

BOOST_AUTO_TEST_SUITE_END()
