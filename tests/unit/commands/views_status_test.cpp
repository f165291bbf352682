#include "commands/views_status.hpp"

#include <boost/test/unit_test.hpp>

#include "commands/views_receipt.hpp"
#include "unit/commands/sample_plan.hpp"

using namespace confsync;
using namespace confsync::commands;
using engine::Action;
using Status = engine::Outcome::Status;

BOOST_AUTO_TEST_SUITE(views_status)

BOOST_AUTO_TEST_CASE(status_lists_pages_by_path_with_what_was_kept) {
    engine::Plan plan = sample_plan();
    plan.findings.resize(2);
    plan.diagnostics.clear();
    plan.offline = true;
    BOOST_TEST(status_human(plan, {}) ==
               R"(Profile default, acme.atlassian.net; in step at 41d9e0f.
Confluence was not asked: add --remote.

  ! docs/faq.md            "FAQ"      edited by Ada and here: pull first (v4 → v6)
      hint: look at it in Confluence
  ~ docs/guide/install.md  "Install"  v7 → v8, changed here
  + docs/guide/retries.md  "Retries"  new below "Guide", 1 image
  o docs/old.md            "Old"      kept without a file
  > docs/ops/oncall.md     "On call"  moved below "Operations"
  (+ new page; ~ new version; > other place in the tree; o kept without a file; )"
               R"(! changed on both sides)

3 to push; 1 in conflict. 208 unchanged, 1 kept without a file.
)");
}

BOOST_AUTO_TEST_CASE(porcelain_is_a_line_a_page_by_path) {
    engine::Plan plan = sample_plan();
    plan.findings.resize(2);
    BOOST_TEST(status_porcelain(plan) ==
               "UU docs/faq.md\n"
               "M  docs/guide/install.md\n"
               "A  docs/guide/retries.md\n"
               "D  docs/old.md\n"
               "R  docs/ops/oncall.md\n");
}

BOOST_AUTO_TEST_CASE(porcelain_keeps_a_line_a_line) {
    engine::Plan plan;
    plan.findings = {
        {Action::drift, engine::PageKey("a\n\"b\\"), "", "T", "r", "", {}, "", {}, {}}};
    BOOST_TEST(status_porcelain(plan) == " M \"a\\012\\\"b\\\\\"\n");
}

BOOST_AUTO_TEST_CASE(a_receipt_tells_each_page_and_the_sum) {
    engine::Receipt receipt;
    auto& done = receipt.outcomes.emplace_back();
    done.action = Action::update;
    done.from = {7};
    done.to = {8};
    done.title = "A";
    done.url = "https://acme/wiki/1";
    auto& conflict = receipt.outcomes.emplace_back();
    conflict.key = engine::PageKey("docs/b.md");
    conflict.status = Status::conflict;
    conflict.title = "B";
    conflict.message = "edited by Ada meanwhile";
    conflict.hint = "pull first";
    auto& waiting = receipt.outcomes.emplace_back();
    waiting.key = engine::PageKey("docs/c.md");
    waiting.status = Status::interrupted;
    waiting.title = "C";
    receipt.interrupted = true;
    engine::Plan plan;
    plan.unchanged = 209;
    BOOST_TEST(receipt_human(receipt, plan, {}) ==
               "  ~ \"A\"  v7 → v8  https://acme/wiki/1\n"
               "  ! docs/b.md \"B\": conflict: edited by Ada meanwhile\n"
               "      hint: pull first\n"
               "  ! docs/c.md \"C\": not begun\n"
               "\n"
               "Published 1 page, 209 unchanged, 1 in conflict, 1 not begun.\n"
               "Interrupted. The next push goes on from here.\n");
}

BOOST_AUTO_TEST_SUITE_END()
